// Who drives a task: one tab at a time. The browser's own locks end with their tab. Where there are none, as on a page
// without TLS, a lease in the storage does it, which has to be renewed.

// Longer than the minute for which browsers put off what a hidden tab wants to do, and renewed well before it is over.
const LEASE = 150_000;
const RENEWAL = 30_000;
// Two tabs may write at once: after so long each of them sees who came last.
const SETTLED = 100;
const me = `${Date.now()}-${Math.random()}`;

/** Takes the right to drive a job; gives a function that gives it back, or nothing where somebody else has it. */
export async function drive(job) {
  const name = `task-kit:${job}`;
  return navigator.locks ? locked(name) : leased(name);
}

function locked(name) {
  return new Promise((resolve, reject) => {
    const held = navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      if (lock === null) {
        resolve(undefined);
        return undefined;
      }
      return new Promise((release) => resolve(release));
    });
    held.catch(reject);
  });
}

async function leased(name) {
  const holder = () => {
    const lease = JSON.parse(localStorage.getItem(name) ?? "null");
    return lease?.until > Date.now() ? lease.by : undefined;
  };
  const write = () => localStorage.setItem(name, JSON.stringify({ by: me, until: Date.now() + LEASE }));
  if (holder() !== undefined) {
    return undefined;
  }
  write();
  await pause(SETTLED);
  if (holder() !== me) {
    return undefined;
  }
  const timer = setInterval(write, RENEWAL);
  const release = () => {
    clearInterval(timer);
    localStorage.removeItem(name);
  };
  addEventListener("pagehide", release, { once: true });
  return release;
}

/** An error of the kit, as JavaScript meets it. */
export function kitError(code, message, reason, detail, status) {
  const error = new Error(message);
  error.name = "TaskKitError";
  error.code = code;
  error.fault = reason === undefined ? undefined : { reason, detail };
  error.status = status;
  return error;
}

/** How long an answer may take, in milliseconds. */
const PATIENCE = 30_000;

/** Sends a request; gives status and body of the answer. Tokens go nowhere but into the header. */
export async function send(url, method, body, token, correlation) {
  const headers = { Accept: "application/json", Authorization: `Bearer ${token}` };
  if (body !== undefined) {
    headers["Content-Type"] = "application/json";
  }
  if (correlation !== undefined) {
    headers["Correlation-Id"] = correlation;
  }
  // The token is all that is needed; with cookies a 401 would make browsers ask for a password.
  const signal = AbortSignal.timeout(PATIENCE);
  const response = await fetch(url, { method, body, headers, credentials: "omit", cache: "no-store", signal });
  return [response.status, await response.text()];
}

/** Waits for so many milliseconds. */
export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Tells a developer of a mistake in their program. */
export const complain = (mistake) => console.error(`Task kit: ${mistake}`);
