// What any page pays for an answer before it touches one row: `floor=bytes` only receives it, else it is also read as
// JSON by the browser itself.

const query = new URLSearchParams(location.search);
const READ = {
  bytes: async (response) => (await response.arrayBuffer()).byteLength,
  json: async (response) => (await response.json()).job.length
};
const read = READ[query.get("floor") ?? "json"];
let answers = 0;

async function poll() {
  const count = await read(await fetch(query.get("feed"), { headers: { Accept: "application/json" } }));
  document.getElementById("count").textContent = `${count} in answer ${++answers}`;
  performance.mark("tm:dom", { detail: { gen: answers } });
  if (answers === 1) {
    performance.mark("tm:rows");
  }
}

performance.mark("tm:boot");
document.querySelector("[data-tm=refresh]").onclick = poll;
const every = Number(query.get("poll"));
if (every) {
  setInterval(poll, every);
}
poll();
