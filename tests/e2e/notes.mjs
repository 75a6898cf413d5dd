// Task notes, posted as a vendor does.

let number = 0;

/** Posts a note that holds `told`: an object beside the version, or any text in its place. */
export async function postNote(engine, told, { about = "Clone VM web01", correlation } = {}) {
  number += 1;
  await engine.post("/events", {
    origin: "ExternalTasks",
    custom_id: number,
    severity: "normal",
    description: `${about}: note ${number}`,
    flood_rate: 1,
    correlation_id: correlation,
    custom_data: typeof told === "string" ? told : JSON.stringify({ v: 1, ...told })
  });
}
