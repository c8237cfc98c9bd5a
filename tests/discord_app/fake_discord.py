"""A small Discord over real sockets: the gateway and the requests that the bot makes."""

import asyncio
import json
import time
from contextlib import asynccontextmanager
from email import message_from_bytes

from aiohttp import WSMsgType, web

APPLICATION, BOT, GUILD, CHANNEL, PERSON = 1001, 1002, 2001, 3001, 4001
ROLE = GUILD
"""The role of everyone bears the server's id."""

USER = {"id": str(PERSON), "username": "alice", "discriminator": "0", "avatar": None}
US = {"id": str(BOT), "username": "Greffier", "discriminator": "0", "avatar": None, "bot": True}
MEMBER = {
    "user": USER,
    "roles": [],
    "joined_at": "2024-01-01T00:00:00+00:00",
    "deaf": False,
    "mute": False,
    "flags": 0,
    "permissions": "2147483647",
}


def answer(data, status=200, headers=()):
    """A JSON answer, its type exactly as Discord writes it."""
    headers = {"Content-Type": "application/json", **dict(headers)}
    return web.Response(body=json.dumps(data).encode(), status=status, headers=headers)


def without_none(event):
    return {key: value for key, value in event.items() if value is not None}


HANGS = object()
"""A failure: nothing is answered, and the connection stays open."""

UNKNOWN = {"id": "77", "type": 0}
"""A channel, or a server, of which the process has heard nothing, told as briefly as can be."""

CONTEXTS = {
    "server": {},
    "thread": {"channel_id": "3002", "channel": {"id": "3002", "type": 11, "parent_id": "3001"}},
    "direct message": {
        "guild_id": None, "member": None, "guild_locale": None, "user": USER, "context": 1,
        "channel_id": "3003", "channel": {"id": "3003", "type": 1}, "app_permissions": None,
    },
    "group": {
        "guild_id": None, "member": None, "guild_locale": None, "user": USER, "context": 2,
        "channel_id": "3004", "channel": {"id": "3004", "type": 3},
        "authorizing_integration_owners": {"1": str(PERSON)},
    },
    "installed by the person": {
        "guild_id": "78", "guild": {"id": "78", "locale": "de", "features": []},
        "channel_id": "77", "channel": UNKNOWN,
        "authorizing_integration_owners": {"1": str(PERSON)},
    },
    "no channel": {"channel": None},
    "no channel at all": {"channel": None, "channel_id": None},
    "a voice channel": {"channel": {"id": "80", "type": 2}},
    "a stage": {"channel": {"id": "81", "type": 13}},
    "a forum": {"channel": {"id": "82", "type": 15}},
    "a channel of a new kind": {"channel": {"id": "79", "type": 99}},
    "a user in place of a member": {"member": None, "user": USER},
    "a member told briefly": {"member": {"user": USER}},
    "nobody": {"member": None},
    "no language": {"locale": None, "guild_locale": None},
    "nothing that may be left out": {
        "entitlements": None, "attachment_size_limit": None, "context": None, "version": None,
        "authorizing_integration_owners": None, "app_permissions": None,
    },
}  # fmt: skip
"""What an interaction tells of where it comes from; the default is a channel of the server."""


class FakeDiscord:
    """Sends events and records the requests, each with the time at which it came."""

    def __init__(self):
        self.requests = []
        self.commands = []
        self.fail = {}
        self.close_identified_with = None
        self.deaf = False
        self.called = asyncio.Event()
        self.closed = asyncio.Event()
        self.identified = asyncio.Event()
        self.resumed = asyncio.Event()
        self._came = asyncio.Condition()
        self._socket = None
        self._sequence = 0
        self._next = 9_000_000_000_000_000_000
        self.sent = {}

    @asynccontextmanager
    async def running(self):
        application = web.Application()
        application.router.add_get("/gateway", self._gateway)
        application.router.add_route("*", "/api/v10/{path:.*}", self._request)
        runner = web.AppRunner(application, shutdown_timeout=1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self.port = runner.addresses[0][1]
        try:
            yield self
        finally:
            await runner.cleanup()

    @property
    def api(self):
        return f"http://127.0.0.1:{self.port}/api/v10"

    @property
    def gateway(self):
        return f"ws://127.0.0.1:{self.port}/gateway"

    def number(self):
        self._next += 1
        return str(self._next)

    async def send(self, event, data):
        self._sequence += 1
        await self._socket.send_json({"op": 0, "t": event, "s": self._sequence, "d": data})

    async def interact(self, kind, data, locale="fr", identifier=None, **more):
        """Send an interaction; whatever is given as None is left out of it."""
        identifier = identifier or self.number()
        token = f"token-{identifier}"
        self.sent[token] = time.monotonic()
        await self.send(
            "INTERACTION_CREATE",
            without_none({
                "id": identifier,
                "application_id": str(APPLICATION),
                "type": kind,
                "token": token,
                "version": 1,
                "data": data,
                "guild_id": str(GUILD),
                "channel_id": str(CHANNEL),
                "channel": {"id": str(CHANNEL), "type": 0, "name": "questions"},
                "member": MEMBER,
                "locale": locale,
                "guild_locale": locale,
                "app_permissions": "2147483647",
                "entitlements": [],
                "authorizing_integration_owners": {"0": str(GUILD)},
                "context": 0,
                "attachment_size_limit": 10_000_000,
                **more,
            }),
        )  # fmt: skip
        return token

    async def slash(self, name, locale="fr", where=None, **options):
        command = next(c for c in self.commands if c["name"] == name)
        given = [{"name": key, "type": 3, "value": value} for key, value in options.items()]
        data = {"id": command["id"], "name": name, "type": 1, "options": given}
        return await self.interact(2, data, **{"locale": locale, **(where or {})})

    async def press(self, message, custom_id):
        return await self.interact(
            3, {"custom_id": custom_id, "component_type": 2}, message=message
        )

    async def write(self, content, **more):
        identifier = self.number()
        message = self.message(identifier, {"content": content}) | {
            "author": USER,
            "member": {key: value for key, value in MEMBER.items() if key != "user"},
            "guild_id": str(GUILD),
            "mentions": [US] if f"<@{BOT}>" in content else [],
            **more,
        }
        await self.send("MESSAGE_CREATE", message)
        return identifier

    async def drop(self):
        """Break the connection as a network does."""
        self.identified.clear()
        self.resumed.clear()
        self._socket._writer.transport.abort()

    async def wait_for(self, wanted, seconds=60):
        """The first request recorded for which `wanted` holds."""

        def found():
            return next((request for request in self.requests if wanted(request)), None)

        async with self._came:
            await asyncio.wait_for(self._came.wait_for(lambda: found() is not None), seconds)
        return found()

    def answered(self, token):
        return lambda request: (
            request["path"].endswith(f"/{token}/messages/@original") and request["status"] < 300
        )

    async def _gateway(self, request):
        self.called.set()
        if self.deaf:
            await asyncio.sleep(3_600)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self._socket = socket
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 5_000}})
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                continue
            payload = message.json()
            if payload["op"] == 1:
                await socket.send_json({"op": 11})
            elif payload["op"] == 2:
                self.intents = payload["d"]["intents"]
                if self.close_identified_with:
                    await socket.close(code=self.close_identified_with)
                    break
                await self._greet()
                self.identified.set()
            elif payload["op"] == 6:
                await self.send("RESUMED", {})
                self.resumed.set()
        self.close_code = socket.close_code
        self.closed.set()
        return socket

    async def _greet(self):
        await self.send(
            "READY",
            {
                "v": 10,
                "user": US,
                "guilds": [{"id": str(GUILD), "unavailable": True}],
                "session_id": "session",
                "resume_gateway_url": self.gateway,
                "application": {"id": str(APPLICATION), "flags": 0},
            },
        )
        await self.send(
            "GUILD_CREATE",
            {
                "id": str(GUILD),
                "name": "Cabinet",
                "owner_id": "5001",
                "roles": [{"id": str(ROLE), "name": "@everyone", "permissions": "2147483647",
                           "position": 0, "color": 0, "hoist": False, "managed": False,
                           "mentionable": False, "flags": 0}],
                "channels": [{"id": str(CHANNEL), "type": 0, "name": "questions", "position": 0,
                              "permission_overwrites": []}],
                "emojis": [], "features": [], "members": [MEMBER], "threads": [],
                "verification_level": 0, "default_message_notifications": 0,
                "explicit_content_filter": 0, "mfa_level": 0, "premium_tier": 0, "nsfw_level": 0,
                "system_channel_flags": 0, "preferred_locale": "fr", "afk_timeout": 60,
                "member_count": 2, "stickers": [], "voice_states": [], "presences": [],
            },
        )  # fmt: skip

    def message(self, identifier, body):
        return {
            "id": identifier,
            "channel_id": str(CHANNEL),
            "author": US,
            "content": body.get("content") or "",
            "timestamp": "2026-01-01T00:00:00+00:00",
            "edited_timestamp": None,
            "tts": False,
            "mention_everyone": False,
            "mentions": [],
            "mention_roles": [],
            "attachments": [],
            "embeds": [],
            "pinned": False,
            "type": 0,
            "flags": body.get("flags") or 0,
            "components": body.get("components") or [],
        }

    async def _request(self, request):
        path = "/" + request.match_info["path"]
        body = await self._body(request)
        failure = self.fail.pop((request.method, path.split("/")[1]), None)
        if failure is HANGS:
            self.called.set()
            await asyncio.sleep(3_600)
        response = failure() if failure else self._answer(request.method, path, body)
        record = {
            "method": request.method,
            "path": path,
            "body": body,
            "status": response.status,
            "time": time.monotonic(),
        }
        async with self._came:
            self.requests.append(record)
            self._came.notify_all()
        return response

    async def _body(self, request):
        raw = await request.read()
        if not raw:
            return None
        if request.content_type == "multipart/form-data":
            head = f"Content-Type: {request.headers['Content-Type']}\r\n\r\n".encode()
            for part in message_from_bytes(head + raw).walk():
                if part.get_param("name", header="Content-Disposition") == "payload_json":
                    return json.loads(part.get_payload(decode=True))
        return json.loads(raw)

    def _answer(self, method, path, body):
        first, *rest = path.strip("/").split("/")
        if path == "/users/@me":
            return answer(US)
        if path == "/oauth2/applications/@me":
            return answer(
                {"id": str(APPLICATION), "name": "Greffier", "description": "", "icon": None,
                 "bot_public": True, "bot_require_code_grant": False, "verify_key": "0",
                 "flags": 0, "owner": USER, "summary": ""}
            )  # fmt: skip
        if path == "/gateway/bot":
            limits = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
            return answer({"url": self.gateway, "shards": 1, "session_start_limit": limits})
        if first == "applications":
            if method == "PUT":
                self.commands = [
                    command
                    | {"id": self.number(), "application_id": str(APPLICATION), "version": "1"}
                    for command in body
                ]
            return answer(self.commands)
        if first == "interactions":
            token = rest[1]
            callback = {"id": rest[0], "type": 2, "response_message_id": self.number()}
            self.sent.setdefault(token, time.monotonic())
            return answer({"interaction": callback})
        if first == "webhooks" and method == "DELETE":
            return web.Response(status=204)
        if first in {"webhooks", "channels"}:
            return answer(self.message(self.number(), body))
        return answer({"message": "404: Not Found", "code": 0}, status=404)


def rate_limited(seconds):
    """A 429 as Discord's own servers give it."""
    return lambda: answer(
        {"message": "You are being rate limited.", "retry_after": seconds, "global": False},
        status=429,
        headers={"Via": "1.1 google", "Retry-After": str(seconds), "X-RateLimit-Scope": "user"},
    )


def refused(status, code=0):
    """Any other refusal."""
    return lambda: answer({"message": "refused", "code": code}, status=status)
