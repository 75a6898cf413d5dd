"""The built embedded engine as a test of a client uses it: on a free port, with its own empty state."""

import json
import os
import subprocess
import threading
import urllib.request
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
BINARY = os.environ.get("TASK_ENGINE", REPOSITORY / "target" / "engine" / "task-engine")

# Accounts beside admin@internal, whose password is admin.
VENDOR = ("vendor@internal", "secret")
USER = ("guest@internal", "secret")


class Engine:
    """A running engine; `with` ends it."""

    def __init__(self, *flags):
        accounts = [f"--user={VENDOR[0]}:{VENDOR[1]}:external-tasks-creator", f"--user={USER[0]}:{USER[1]}:user"]
        self._process = subprocess.Popen(
            [BINARY, "serve", "--port", "0", "--ephemeral", "--dev", *accounts, *flags],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        # One line for people, with the address of the portal page, once it accepts connections.
        announced = self._process.stdout.readline()
        if "http://" not in announced:
            raise RuntimeError(f"the engine did not start: {self._process.communicate()[1]}")
        self.origin = announced.split()[-1].removesuffix("/ovirt-engine/webadmin/")
        self.api = f"{self.origin}/ovirt-engine/api"
        # Read all the time, so that it never waits for a reader.
        threading.Thread(target=self._process.stderr.read, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.terminate()
        self._process.wait(timeout=30)

    def scenario(self, *jobs):
        """Stores jobs that no call can make, the engine's own for example; returns their ids and their steps'."""
        return self._dev("POST", "/scenario", jobs)

    def stored_jobs(self):
        """The jobs as the database has them."""
        return self._dev("GET", "/jobs")["job"]

    def stored_steps(self):
        """The steps as the database has them."""
        return self._dev("GET", "/jobs")["step"]

    def maintenance(self, on):
        """Enters or leaves maintenance mode."""
        self._dev("POST", "/maintenance", {"on": on})

    def advance(self, milliseconds):
        """Lets the engine's clock jump ahead."""
        self._dev("POST", "/clock", {"advance_ms": milliseconds})

    def expire_sessions(self):
        """Ends every session, as idling does; returns how many there were."""
        return self._dev("POST", "/session/expire", {})["ended"]

    def _dev(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        headers = {} if body is None else {"Content-Type": "application/json"}
        request = urllib.request.Request(f"{self.origin}/dev{path}", data, headers, method=method)
        with urllib.request.urlopen(request) as response:
            return json.load(response)
