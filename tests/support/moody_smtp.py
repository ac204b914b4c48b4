"""A real SMTP server for tests: the demonstration's mailbox, but it refuses reject@ for good and later@ once, hangs up on
hangup@ once, and writes the client's port of each mail to FOLDER/peers."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "core" / "mail"))
import demo_mailbox  # noqa: E402


class Moody(demo_mailbox.Mailbox):
    def __init__(self, folder, keep=1000):
        super().__init__(folder, keep)
        self.seen = set()

    def first_time(self, address):
        new = address not in self.seen
        self.seen.add(address)
        return new

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("reject@"):
            return "550 5.1.1 no such mailbox"
        if address.startswith("later@") and self.first_time(address):
            return "451 4.3.0 try again later"
        if address.startswith("hangup@") and self.first_time(address):
            server.transport.abort()
            return "421 gone"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        with open(self.folder / "peers", "a", encoding="ascii") as file:
            file.write(f"{session.peer[1]}\n")
        return await super().handle_DATA(server, session, envelope)


if __name__ == "__main__":
    demo_mailbox.main(handler=Moody)
