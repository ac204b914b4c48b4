#!/usr/bin/python3
"""The demonstration's mail server: takes every mail and writes it as one JSON file, for the page that shows the mailbox.

    demo_mailbox.py [--listen ADDRESS:PORT] [--keep COUNT] FOLDER

Prints "listening on ADDRESS:PORT" once it is ready (port 0: any free one). Needs python3-aiosmtpd.
Files are FOLDER/<id>.json with id, at (RFC 3339), from, to, subject, text and message_id; names sort by time.
"""
import argparse
import asyncio
import email
import email.policy
import json
import os
import pathlib
import signal
import sys
import time
from datetime import datetime, timezone

from aiosmtpd.smtp import SMTP


class Mailbox:
    """An aiosmtpd handler that keeps what it receives."""

    def __init__(self, folder, keep=1000):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.keep = keep
        self.count = 0

    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        body = message.get_body(("plain",))
        self.count += 1
        name = f"{time.time_ns() // 1000:016d}-{self.count:06d}"
        self.write(name, {
            "id": name,
            "at": datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "from": str(message["From"] or envelope.mail_from),
            "to": list(envelope.rcpt_tos),
            "subject": str(message["Subject"] or ""),
            "text": body.get_content().replace("\r\n", "\n") if body else "",
            "message_id": str(message["Message-ID"] or ""),
        })
        self.forget()
        return "250 OK"

    def write(self, name, content):
        """Readers never see half a file."""
        unfinished = self.folder / f".{name}"
        unfinished.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        os.replace(unfinished, self.folder / f"{name}.json")

    def forget(self):
        if self.count % 100 == 0:
            for old in sorted(self.folder.glob("*.json"))[:-self.keep]:
                old.unlink(missing_ok=True)


async def serve(handler, address, port):
    loop = asyncio.get_running_loop()
    ended = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, ended.set)
    server = await loop.create_server(lambda: SMTP(handler), address, port)
    print(f"listening on {address}:{server.sockets[0].getsockname()[1]}", flush=True)
    await ended.wait()
    server.close()


def main(arguments=None, handler=Mailbox):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--listen", default="127.0.0.1:2525")
    parser.add_argument("--keep", type=int, default=1000)
    options = parser.parse_args(arguments)
    address, _, port = options.listen.rpartition(":")
    try:
        asyncio.run(serve(handler(options.folder, options.keep), address, int(port)))
    except OSError as error:
        sys.exit(f"demo_mailbox: cannot listen on {options.listen}: {error.strerror}")


if __name__ == "__main__":
    main()
