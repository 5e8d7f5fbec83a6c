"""A worker with a trouble that comes when f1 of an event is F1.

Arguments: TROUBLE F1 MEMORY SECONDS.
"""

import importlib.util
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any, cast

FILE = Path(__file__).parents[2] / "engine/starcrew/judge/worker.py"
spec = importlib.util.spec_from_file_location("worker", FILE)
assert spec is not None
assert spec.loader is not None
worker: Any = importlib.util.module_from_spec(spec)
spec.loader.exec_module(worker)
sound = worker._fires


def fires(engine: object, handle: int, rule: str, event: dict[str, int]) -> bool:
    if event.get("f1") != int(sys.argv[2]):
        return cast("bool", sound(engine, handle, rule, event))
    match sys.argv[1]:
        case "dies":
            os.kill(os.getpid(), signal.SIGKILL)
        case "crashes":
            os.abort()
        case "hangs":
            time.sleep(600)
        case "breaches":
            raise worker.Breach("two rules fired")
        case "babbles":
            os.write(1, b"as a C module might print")
            return cast("bool", sound(engine, handle, rule, event))
    return True  # "lies": everything fires


worker._fires = fires
if sys.argv[1] == "lacks-the-engine":
    sys.modules["durable_rules_engine"] = cast("Any", None)
worker.main(int(sys.argv[3]), float(sys.argv[4]))
