"""clang.py - what clang says about a source under the fixed flags, by way of libclang: a process for each
of a thousand small sources would take four times as long."""

import ctypes
import subprocess

OPTIONS = 1  # where it is, as clang prints it


class String(ctypes.Structure):
    _fields_ = [("data", ctypes.c_void_p), ("flags", ctypes.c_uint)]


def load():
    lib = ctypes.CDLL("libclang-19.so.19")
    pointer, number = ctypes.c_void_p, ctypes.c_uint
    for name, result, arguments in (
            ("clang_createIndex", pointer, [ctypes.c_int, ctypes.c_int]),
            ("clang_disposeIndex", None, [pointer]),
            ("clang_parseTranslationUnit2", ctypes.c_int,
             [pointer, ctypes.c_char_p, ctypes.POINTER(ctypes.c_char_p), ctypes.c_int, pointer, number, number,
              ctypes.POINTER(pointer)]),
            ("clang_disposeTranslationUnit", None, [pointer]),
            ("clang_getNumDiagnostics", number, [pointer]),
            ("clang_getDiagnostic", pointer, [pointer, number]),
            ("clang_formatDiagnostic", String, [pointer, number]),
            ("clang_disposeDiagnostic", None, [pointer]),
            ("clang_getCString", ctypes.c_char_p, [String]),
            ("clang_disposeString", None, [String])):
        function = getattr(lib, name)
        function.restype, function.argtypes = result, arguments
    return lib


class Clang:
    """Knows the flags; `said` may be called by several threads."""

    def __init__(self, flags):
        self.lib = load()
        folder = subprocess.run(["clang-19", "-print-resource-dir"], text=True, check=True,
                                stdout=subprocess.PIPE).stdout.strip()
        # libclang looks for stdint.h and its like beside itself, which is not where Debian has them.
        words = [str(flag).encode() for flag in (*flags, "-isystem", folder + "/include")]
        self.flags = (ctypes.c_char_p * len(words))(*words)

    def said(self, source):
        """The lines of all warnings and errors."""
        lib, unit = self.lib, ctypes.c_void_p()
        index = lib.clang_createIndex(0, 0)
        status = lib.clang_parseTranslationUnit2(index, str(source).encode(), self.flags, len(self.flags), None, 0,
                                                 0, ctypes.byref(unit))
        lines = [] if status == 0 else [f"{source}: libclang gives up with {status}"]
        for number in range(lib.clang_getNumDiagnostics(unit) if status == 0 else 0):
            diagnostic = lib.clang_getDiagnostic(unit, number)
            text = lib.clang_formatDiagnostic(diagnostic, OPTIONS)
            lines.append(lib.clang_getCString(text).decode(errors="replace"))
            lib.clang_disposeString(text)
            lib.clang_disposeDiagnostic(diagnostic)
        if status == 0:
            lib.clang_disposeTranslationUnit(unit)
        lib.clang_disposeIndex(index)
        return lines
