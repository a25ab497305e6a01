"""The SMTP server of the tests: aiosmtpd, told by files in its folder what to do.

It does what a real server does on the wire (EHLO, STARTTLS, AUTH, dot-stuffing, answers) and keeps each
message with its envelope. `rules` has lines "refuse|defer|lose ADDRESS"; it is read for each recipient,
so that a test can change it at any time.
"""

import asyncio
import pathlib
import signal
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

FOLDER = pathlib.Path(sys.argv[1])
USER, PASSWORD = sys.argv[2].encode(), sys.argv[3].encode()
TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
TLS.load_cert_chain(FOLDER / "certificate.pem", FOLDER / "key.pem")


def rule_for(address):
    """The last rule that names this recipient, or None."""
    found = None
    for line in (FOLDER / "rules").read_text().splitlines():
        word, named = line.split(" ", 1)
        if named.lower() == address.lower():
            found = word
    return found


class Desk:
    """What becomes of recipients and messages."""

    count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        rule = rule_for(address)
        if rule == "refuse":
            return "550 5.1.1 no such mailbox here"
        if rule == "defer":
            return "451 4.3.0 try again later"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 recipient ok"

    async def handle_DATA(self, server, session, envelope):
        self.keep(session, envelope)
        if any(rule_for(address) == "lose" for address in envelope.rcpt_tos):
            # Accepted and stored, but the answer never arrives: the client cannot know.
            server.transport.abort()
            return None
        return f"250 2.0.0 kept as {Desk.count}"

    def keep(self, session, envelope):
        Desk.count += 1
        lines = ["from " + (envelope.mail_from or "")]
        lines += ["to " + address for address in envelope.rcpt_tos]
        if session.ssl is not None:
            lines.append("encrypted")
        if session.authenticated:
            lines.append("user " + session.auth_data.decode())
        name = f"{Desk.count:06}"
        (FOLDER / "mail" / (name + ".envelope")).write_text("\n".join(lines) + "\n")
        # The message last, and at once: who sees it can also read its envelope.
        draft = FOLDER / "mail" / (name + ".draft")
        draft.write_bytes(envelope.original_content)
        draft.rename(FOLDER / "mail" / (name + ".eml"))


def check(server, session, envelope, mechanism, data):
    fits = (data.login, data.password) == (USER, PASSWORD)
    return AuthResult(success=fits, handled=False, auth_data=data.login)


class Implicit(SMTP):
    """The port where TLS comes first: aiosmtpd leaves the session's mark to us."""

    def connection_made(self, transport):
        super().connection_made(transport)
        self.session.ssl = self._over_ssl = True


async def main():
    loop = asyncio.get_running_loop()
    desk = Desk()
    settings = dict(hostname="localhost", authenticator=check, loop=loop)

    def plain():
        return SMTP(desk, tls_context=TLS, auth_require_tls=True, **settings)

    def implicit():
        return Implicit(desk, auth_require_tls=False, **settings)

    first = await loop.create_server(plain, "127.0.0.1", 0)
    second = await loop.create_server(implicit, "127.0.0.1", 0, ssl=TLS)
    ports = [str(server.sockets[0].getsockname()[1]) for server in (first, second)]
    (FOLDER / "ports.draft").write_text(" ".join(ports))
    (FOLDER / "ports.draft").rename(FOLDER / "ports")
    ended = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, ended.set)
    await ended.wait()


asyncio.run(main())
