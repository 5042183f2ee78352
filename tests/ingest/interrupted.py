"""Runs `enfance ingest` again and again in forked processes, stops each in another way, and looks at what is left.

FOLDER, the first argument, holds `before` and `after`, two states of a collection; the second argument is the model.
Everything is imported once, so that a run takes a second; each run is the real command. A line of JSON tells of each.
"""

import json
import os
import resource
import shutil
import signal
import sys
from pathlib import Path

from typer.testing import CliRunner

from ingest.cli import app
from snapshot.current import open_current

TOUCHING = {
    *("open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "os.scandir", "os.truncate"),
    *("shutil.rmtree", "shutil.copyfile", "sqlite3.connect", "fcntl.flock"),
}
"""Events of the interpreter that a run causes wherever it writes, or looks at what was written."""


class Touches:
    """Counts how often a run touches a data directory, and ends it before one of the times."""

    def __init__(self, data, kill_at):
        self.data, self.kill_at, self.count = str(data), kill_at, 0

    def __call__(self, event, arguments):
        if event in TOUCHING and any(self.data in str(one) for one in arguments):
            self.count += 1
            if self.count == self.kill_at:
                os.kill(os.getpid(), signal.SIGKILL)


def apart(work):
    """Do work in a process of its own: what it loads and leaves behind is gone with it. Return status and result."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        status, result = work()
        os.write(writing, json.dumps(result).encode())
        os._exit(status)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        result = json.loads(pipe.read() or b"{}")
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), result


def ingest(data, documents, model, prepare):
    """Ingest; return the status (negative for a signal), the words, and what `prepare` counted."""

    def run():
        counted = prepare()
        arguments = ["ingest", str(documents), "--data", str(data), "--encoder", str(model)]
        result = CliRunner().invoke(app, arguments)
        touches = getattr(counted, "count", 0)
        return result.exit_code, {
            "output": result.output,
            "touches": touches,
            "error": repr(result.exception),
        }

    status, told = apart(run)
    return {"status": status, **told}


def served(data):
    """Return the id of the snapshot that is served, after a look at every part of it."""

    def look():
        snapshot = open_current(data)
        assert len(snapshot.store) == snapshot.manifest.counts["statements"]
        assert len(snapshot.vectors.search(snapshot.encoder.encode(["enfant"])[0], 3)[0])
        assert len(snapshot.keywords.search("enfant", "fr", 3)[0])
        assert snapshot.passages.coverage().documents == snapshot.manifest.counts["documents"]
        return 0, snapshot.id

    return apart(look)[1]


def killed_at(point, data):
    def prepare():
        touches = Touches(data, point)
        sys.addaudithook(touches)
        return touches

    return prepare


def small_files(size):
    """Let no file grow over a size, as a disk that is full doesn't either."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def without_rights():
    if os.getuid() == 0:
        os.setuid(65534)


def spread(count, wanted):
    """Return numbers from 1 to `count`, evenly spread."""
    return {1 + number * (count - 1) // (wanted - 1) for number in range(wanted)}


class Folder:
    """The two states of a collection, and a data directory that serves the first one again before each run."""

    def __init__(self, folder, model):
        self.before, self.after, self.data = folder / "before", folder / "after", folder / "data"
        self.first, self.whole, self.model = folder / "first", folder / "whole", model
        for data, documents in ((self.first, self.before), (self.whole, self.after)):
            assert ingest(data, documents, model, lambda: None)["status"] == 0
        tell(stage="uninterrupted", before=served(self.first), after=served(self.whole))

    def reset(self, is_read):
        """Serve the first state; with the analyses of the second one in the cache, or not."""
        shutil.rmtree(self.data, ignore_errors=True)
        shutil.copytree(self.first, self.data)
        if is_read:
            analyses = Path("cache", "analyses")
            shutil.copytree(self.whole / analyses, self.data / analyses, dirs_exist_ok=True)

    def run(self, prepare):
        """Ingest the second state."""
        return ingest(self.data, self.after, self.model, prepare)

    def kill(self, stage, point):
        """Kill a run at a point, look at what is served, and run again."""
        run = self.run(killed_at(point, self.data))
        between = served(self.data)
        again = self.run(lambda: None)["status"]
        left = sorted(path.name for path in self.data.iterdir())
        tell(
            stage=stage,
            point=point,
            status=run["status"],
            between=between,
            again=again,
            then=served(self.data),
            left=left,
        )

    def write_protect(self):
        for path in [self.data, *self.data.rglob("*")]:
            path.chmod(0o555 if path.is_dir() else 0o444)


def tell(**line):
    print(json.dumps(line), flush=True)


def main(folder, model):
    for heavy in ("sentence_transformers", "faiss", "tantivy", "pyshacl", "ingest.pipeline"):
        __import__(heavy)
    folder = Folder(folder, model)
    folder.reset(is_read=False)
    for point in spread(30, 4):  # while documents are read
        folder.reset(is_read=False)
        folder.kill("reading", point)
    folder.reset(is_read=True)
    touches = folder.run(killed_at(0, folder.data))["touches"]
    for point in sorted(spread(touches, 14) | set(range(touches - 7, touches + 1))):
        folder.reset(is_read=True)
        folder.kill("publishing", point)
    for size in (1_000, 20_000, 500_000):
        folder.reset(is_read=True)
        run = folder.run(small_files(size))
        tell(stage="full disk", size=size, **run, between=served(folder.data))
    folder.reset(is_read=True)
    folder.write_protect()
    tell(stage="read-only", **folder.run(without_rights), between=served(folder.data))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
