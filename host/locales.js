// Has the browser read its locales, on a thread beside the page's own, while the program is on its way: Chromium reads
// all of them when a date or a number is first written, which takes as long as drawing the first rows.

new Intl.DateTimeFormat();
new Intl.NumberFormat();
new Intl.ListFormat();
close();
