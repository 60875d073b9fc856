# Decides what a Python program finds: time that passes at once where it waits, an event loop that
# needs no sockets, and no way to the JavaScript around it.
import asyncio
import asyncio.base_events
import builtins
import importlib.abc
import json
import os
import random
import sys
import time
import traceback
import types

CLOSED = {"js", "pyodide", "pyodide_js", "_pyodide", "_pyodide_core", "micropip", "ctypes", "_ctypes"}
waited = 0.0


def _virtual(name, unit):
    real = getattr(time, name)
    setattr(time, name, lambda: real() + type(real())(waited * unit))


for _name in ("time", "monotonic", "perf_counter"):
    _virtual(_name, 1)
    _virtual(_name + "_ns", 1_000_000_000)


def _sleep(seconds, /):
    global waited
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    waited += seconds


time.sleep = _sleep


class _Selector:
    """Waits for nothing but time."""

    def select(self, timeout=None):
        if timeout is None:
            raise RuntimeError("This program waits for something that never happens.")
        _sleep(max(0, timeout))
        return []

    def close(self):
        pass


class Loop(asyncio.base_events.BaseEventLoop):
    def __init__(self):
        super().__init__()
        self._selector = _Selector()

    def time(self):
        return time.monotonic()

    def _process_events(self, event_list):
        pass

    def _write_to_self(self):
        pass


class _Policy(asyncio.events._AbstractEventLoopPolicy):
    def __init__(self):
        self._loop = None

    def get_event_loop(self):
        if self._loop is None:
            raise RuntimeError("There is no current event loop in thread 'MainThread'.")
        return self._loop

    def set_event_loop(self, loop):
        self._loop = loop

    def new_event_loop(self):
        return Loop()


class _Closed(importlib.abc.MetaPathFinder):
    def find_spec(self, fullname, path=None, target=None):
        if fullname.partition(".")[0] in CLOSED:
            raise ModuleNotFoundError(f"No module named {fullname!r}", name=fullname)
        return None


def _denied(*args, **kwargs):
    raise PermissionError("There are no other programs here.")


def close():
    """Once an interpreter, before the program: takes away what leads out of Python."""
    from _pyodide._importhook import jsfinder
    from pyodide import webloop

    jsfinder.jsproxies.clear()
    # Pyodide has its own, for a browser's event loop.
    asyncio.run = asyncio.runners.run = webloop._orig_run
    time.sleep = _sleep
    asyncio.events._set_event_loop_policy(_Policy())
    asyncio.events._set_running_loop(None)
    for name in list(sys.modules):
        if name.partition(".")[0] in CLOSED:
            del sys.modules[name]
    sys.meta_path[:] = [_Closed(), *(each for each in sys.meta_path if each is not jsfinder)]
    os.system = os.popen = _denied
    for name in ("fork", "execv", "execve", "posix_spawn", "spawnv", "spawnve"):
        if hasattr(os, name):
            setattr(os, name, _denied)
    random.seed()


def _told(error):
    kind = type(error)
    name = kind.__qualname__
    if kind.__module__ not in ("builtins", "__main__"):
        name = f"{kind.__module__}.{name}"
    said = "".join(traceback.format_exception_only(error)).strip()
    if isinstance(error, SyntaxError):
        said = said.splitlines()[-1]
    return {"ended": "error", "name": name, "message": said.removeprefix(name).removeprefix(":").strip()}


def run(code):
    out, errors, dumps, told = sys.stdout, sys.stderr, json.dumps, _told
    program = types.ModuleType("__main__")
    sys.modules["__main__"] = program
    program.__dict__["__builtins__"] = builtins
    end = {"ended": "well"}
    try:
        exec(compile(code, "program.py", "exec", dont_inherit=True), program.__dict__)
    except SystemExit as error:
        if isinstance(error.code, str):
            print(error.code, file=errors)
    except MemoryError:
        end = {"ended": "memory"}
    except BaseException as error:
        end = told(error)
    try:
        sys.stdout.flush()
        out.flush()
        errors.flush()
    except BaseException:
        pass
    return dumps(end)
