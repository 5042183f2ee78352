"""A web server on this machine whose pages a test writes, and which remembers what it was asked."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@dataclass
class Page:
    content: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    etag: str | None = None
    pause_s: float = 0.0
    """Before each tenth of the content."""


@dataclass
class Site:
    address: str
    pages: dict[str, Page]
    asked: list[str]

    def page(self, path, content="", media_type="text/html; charset=utf-8", **fields):
        body = content if isinstance(content, bytes) else content.encode()
        headers = {"Content-Type": media_type, **fields.pop("headers", {})}
        self.pages[path] = Page(body, headers=headers, **fields)
        return self.address + path

    def redirect(self, path, to):
        self.pages[path] = Page(status=302, headers={"Location": to})
        return self.address + path


@contextmanager
def serving() -> Iterator[Site]:
    pages: dict[str, Page] = {}
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            page = pages.get(self.path, Page(status=404))
            if page.etag and self.headers["If-None-Match"] == page.etag:
                page = Page(status=304)
            self.send_response(page.status)
            for name, value in page.headers.items():
                self.send_header(name, value)
            if page.etag:
                self.send_header("ETag", page.etag)
            self.end_headers()
            try:
                self.send(page)
            except (BrokenPipeError, ConnectionResetError):  # the visitor has heard enough
                self.close_connection = True

        def send(self, page):
            step = max(1, len(page.content) // 10) if page.pause_s else max(1, len(page.content))
            for start in range(0, len(page.content), step):
                time.sleep(page.pause_s)
                self.wfile.write(page.content[start : start + step])
                self.wfile.flush()

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield Site(f"http://127.0.0.1:{server.server_port}", pages, asked)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
