// The tab Tasks as people meet it: by role and accessible name.

/** Opens the portal page and the tab Tasks in it. */
export async function openTasksTab(page, engine) {
  await page.goto(engine.portal);
  await page.getByRole("navigation", { name: "Main menu" }).getByRole("link", { name: "Tasks" }).click();
  return tasksTab(page);
}

/** The tab Tasks of a portal page that shows it already. */
export function tasksTab(page) {
  return new TasksTab(page.getByRole("main").locator("iframe").contentFrame());
}

export class TasksTab {
  constructor(frame) {
    /** The document of the place, where anything else can be looked for. */
    this.frame = frame;
    this.tree = frame.getByRole("treegrid", { name: "Tasks and their steps" });
  }

  /** The row of the task with this description. */
  row(description) {
    return this.tree
      .getByRole("row")
      .filter({ has: this.frame.getByRole("gridcell", { name: description, exact: true }) });
  }

  /** Waits until the task is shown with this status, in words. */
  async showsStatus(description, status) {
    await this.row(description).filter({ has: this.frame.getByRole("gridcell", { name: status, exact: true }) }).waitFor();
  }

  /** Waits until the task is shown no more. */
  async showsNoLonger(description) {
    await this.row(description).waitFor({ state: "detached" });
  }

  /** Waits until the ended task is shown with the time between which and which the engine removes it. */
  async showsWhenItGoes(description) {
    await this.row(description).getByRole("gridcell", { name: /^\d.*\u2013.*\d/ }).waitFor();
  }

  /** The bar of what is selected, and of what is done to it. */
  get bar() {
    return this.frame.getByRole("region", { name: "Selected tasks" });
  }

  /** Clicks on a row, with these keys held down. */
  async click(description, modifiers = []) {
    await this.row(description).getByRole("gridcell", { name: description, exact: true }).click({ modifiers });
  }

  /** Descriptions of the selected rows that are drawn, from the top. */
  async selected() {
    return this.drawn('[aria-selected="true"]');
  }

  /** Descriptions of the rows that are drawn, from the top. */
  async drawn(which = "") {
    const rows = this.tree.locator(`.rows [role=row]:not([hidden])${which}`);
    const drawn = await rows.evaluateAll((all) =>
      all
        .sort((a, b) => a.getAttribute("aria-rowindex") - b.getAttribute("aria-rowindex"))
        .map((row) => row.querySelector(".task").textContent)
    );
    return drawn;
  }

  /** Opens the dialog behind a button of the bar. */
  async askForSelected(button) {
    await this.bar.getByRole("button", { name: button }).click();
    return this.dialog();
  }

  /** Asks the engine at once, instead of at the next poll. */
  async refresh() {
    await this.frame.getByRole("button", { name: "Refresh" }).click();
  }

  async expandAll() {
    await this.frame.getByRole("button", { name: "Expand all" }).click();
  }

  /** Opens what is closed and closes what is open. */
  async toggle(description) {
    await this.row(description).locator(".toggle").click();
  }

  /** The alert that tells this. */
  alert(text) {
    return this.frame.getByRole("alert").filter({ hasText: text });
  }

  /** Opens the menu of a row. */
  async openMenu(description) {
    await this.row(description).getByRole("button", { name: `Actions for ${description}`, exact: true }).click();
    return this.frame.getByRole("menu", { name: `Actions for ${description}` });
  }

  /** Opens the dialog behind an entry of the row's menu. */
  async choose(description, entry) {
    await this.openMenu(description);
    await this.frame.getByRole("menuitem", { name: entry }).click();
    return this.dialog();
  }

  /** Opens the details of a task by a click on its name. */
  async openDetails(description, row = this.row(description)) {
    await row.getByRole("gridcell", { name: description, exact: true }).click();
    const details = this.frame.getByRole("complementary", { name: description, exact: true });
    await details.waitFor();
    return details;
  }

  /** Opens the protocol check in the details of an external task. */
  async openProtocol(description, row) {
    const details = await this.openDetails(description, row);
    await details.getByText("For the vendor: protocol check").click();
    return new Protocol(details.locator("details.protocol"));
  }

  /** The dialog that is open. */
  dialog() {
    return this.frame.getByRole("dialog");
  }

  /** Presses a button of the open dialog and waits until the dialog is done with. */
  async confirm(button) {
    await this.dialog().getByRole("button", { name: button, exact: true }).click();
    await this.dialog().waitFor({ state: "detached" });
  }

  async createJob(description, { autoClear = true } = {}) {
    await this.frame.getByRole("button", { name: "Create task" }).first().click();
    await this.dialog().getByLabel("Description").fill(description);
    await this.dialog().getByLabel("Auto-clear").setChecked(autoClear);
    await this.confirm("Create");
    await this.row(description).waitFor();
  }

  /** Adds a step to a job, or a sub-step to a step. */
  async addStep(parent, description, { entry = "Add step…" } = {}) {
    await this.choose(parent, entry);
    await this.dialog().getByLabel("Description").fill(description);
    await this.confirm("Add");
    await this.row(description).waitFor();
  }

  async endAsSucceeded(description) {
    await this.choose(description, "End as succeeded…");
    await this.confirm("End as succeeded");
  }

  async endAsFailed(description) {
    await this.choose(description, "End as failed…");
    await this.confirm("End as failed");
  }

  async clear(description) {
    await this.choose(description, "Clear…");
    await this.confirm("Clear");
  }
}

/** The protocol check as vendors meet it. */
class Protocol {
  constructor(section) {
    this.section = section;
    this.items = section.locator(".event-list > li");
  }

  /** Waits until it tells so many mistakes. */
  async says(text) {
    await this.section.getByRole("status").filter({ hasText: text }).waitFor();
  }

  /** Waits for an entry that says all of this. */
  async lists(...texts) {
    await texts.reduce((items, text) => items.filter({ hasText: text }), this.items).first().waitFor();
  }

  /** Number of entries. */
  async count() {
    return this.items.count();
  }
}
