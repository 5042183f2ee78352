"""Takes from a worker process what no query needs: memory beyond its share, files to write, network and programs."""

from __future__ import annotations

import ctypes
import errno
import platform
import resource
import struct
import sys

# linux/prctl.h and linux/seccomp.h
_PR_SET_PDEATHSIG = 1
_PR_SET_SECCOMP = 22
_PR_SET_NO_NEW_PRIVS = 38
_SECCOMP_MODE_FILTER = 2
_SECCOMP_RET_ERRNO = 0x00050000
_SECCOMP_RET_ALLOW = 0x7FFF0000
_SECCOMP_RET_KILL_PROCESS = 0x80000000
_SIGKILL = 9

# linux/bpf_common.h: load a word of the call's description, compare, return.
_LOAD, _IF_EQUAL, _IF_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_CALL_NUMBER, _CALL_ARCHITECTURE = 0, 4
# Calls of the x32 interface carry this bit and would slip past the numbers below.
_X32_BIT = 0x40000000

# Architecture (linux/audit.h) and numbers of: socket, connect, bind, listen, execve, execveat, ptrace, kill,
# process_vm_readv, process_vm_writev, io_uring_setup, io_uring_enter, io_uring_register, pidfd_getfd.
_DENIED: dict[str, tuple[int, tuple[int, ...]]] = {
    "x86_64": (0xC000003E, (41, 42, 49, 50, 59, 322, 101, 62, 310, 311, 425, 426, 427, 438)),
    "aarch64": (0xC00000B7, (198, 203, 200, 201, 221, 281, 117, 129, 270, 271, 425, 426, 427, 438)),
}


class _Program(ctypes.Structure):
    """`struct sock_fprog` of linux/filter.h."""

    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def missing_sandbox() -> str | None:
    """Return why this machine cannot deny workers the network, or None where it can.

    An endpoint without a sandbox must not be reachable from other machines.
    """
    if sys.platform != "linux":
        return f"seccomp exists on Linux only, and this is {platform.system()}"
    if platform.machine() not in _DENIED:
        return f"the seccomp filter is not written for {platform.machine()} processors"
    # Without a filter, a kernel that knows seccomp complains of the address; one that does not, of the request.
    _prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, None)
    if ctypes.get_errno() != errno.EFAULT:
        return "this kernel or container does not allow seccomp filters"
    return None


def enter(memory_mb: int) -> None:
    """Limit this process for good: `memory_mb` of data, no core file, no file to write, no network, no program.

    It also dies with its parent. Where the sandbox is missing, only the resource limits hold.

    Raises:
        OSError: the kernel refuses the filter.
    """
    _limit(resource.RLIMIT_DATA, memory_mb << 20)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, 0)
    if missing_sandbox() is None:
        _check(_prctl(_PR_SET_PDEATHSIG, _SIGKILL))
        _check(_prctl(_PR_SET_NO_NEW_PRIVS, 1))
        _deny(*_DENIED[platform.machine()])


def _limit(kind: int, value: int) -> None:
    resource.setrlimit(kind, (value, value))


def _deny(architecture: int, calls: tuple[int, ...]) -> None:
    """Make each of `calls` fail with EACCES; any call of another architecture ends the process."""
    count = len(calls)
    steps = [
        _step(_LOAD, 0, 0, _CALL_ARCHITECTURE),
        _step(_IF_EQUAL, 1, 0, architecture),
        _step(_RETURN, 0, 0, _SECCOMP_RET_KILL_PROCESS),
        _step(_LOAD, 0, 0, _CALL_NUMBER),
        _step(_IF_AT_LEAST, count + 1, 0, _X32_BIT),
        *(_step(_IF_EQUAL, count - place, 0, call) for place, call in enumerate(calls)),
        _step(_RETURN, 0, 0, _SECCOMP_RET_ALLOW),
        _step(_RETURN, 0, 0, _SECCOMP_RET_ERRNO | errno.EACCES),
    ]
    code = ctypes.create_string_buffer(b"".join(steps))
    program = _Program(len(steps), ctypes.cast(code, ctypes.c_void_p))
    _check(_prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program)))


def _step(code: int, if_true: int, if_false: int, value: int) -> bytes:
    return struct.pack("HBBI", code, if_true, if_false, value)


def _prctl(option: int, *values: object) -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    padding = (0,) * (4 - len(values))
    result: int = libc.prctl(option, *values, *padding)
    return result


def _check(result: int) -> None:
    if result != 0:
        raise OSError(ctypes.get_errno(), "the kernel refuses the sandbox")
