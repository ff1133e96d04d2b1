"""Programs that are run, with what they cost."""

import os
import subprocess
import time
from dataclasses import dataclass

ONE_THREAD = {**os.environ, "OMP_THREAD_LIMIT": "1"}


@dataclass
class Cost:
    cpu: float
    wall: float
    peak_mb: float


def run(command, env=None, cwd=None, errors=subprocess.DEVNULL):
    """(stdout, Cost, exit status); the costs are of this program and what it started alone, whatever else runs.
    `errors`: an open file for what it says on standard error."""
    begin = time.monotonic()
    with subprocess.Popen(list(map(str, command)), stdout=subprocess.PIPE, stderr=errors, env=env or ONE_THREAD,
                          cwd=cwd) as process:
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    cost = Cost(usage.ru_utime + usage.ru_stime, time.monotonic() - begin, usage.ru_maxrss / 1024)
    return output, cost, process.returncode
