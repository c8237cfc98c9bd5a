"""Judges the requests that the bot makes: Discord's own OpenAPI file, and what it does not say."""

import json
import os
import re
from collections import Counter
from pathlib import Path

from jsonschema import Draft202012Validator

IS_COMPONENTS_V2 = 1 << 15
NAME = re.compile(r"[-_'\w]{1,32}")
LINK = re.compile(r"https?://[^\s/?#]+")
MARKUP_ALONE = re.compile(r"(?:#{1,3}|-#|>|\*\*|\s)*")
MENUS = {3, 5, 6, 7, 8}
"""The kinds of menus: of words, people, roles, both, channels."""

SHARED = os.environ.get("GREFFIER_SHARED", Path(__file__).parents[3] / "shared")
"""The folder of Discord's file, `discord/openapi.json`; by default beside the repository."""


def find_specification():
    """The OpenAPI file, or None where it was not fetched."""
    path = Path(SHARED) / "discord" / "openapi.json"
    return path if path.is_file() else None


class Judge:
    """Finds what Discord would refuse in a request."""

    def __init__(self, path):
        self._validators = {}
        self._specification = json.loads(path.read_text(encoding="utf-8")) if path else None
        if path:
            schemas = self._specification["components"]["schemas"]
            schemas["SnowflakeType"] = {"anyOf": [schemas["SnowflakeType"], {"type": "integer"}]}

    def faults(self, method, path, body):
        """What is wrong with a request, in words; nothing for a right one."""
        found = rules(method, path, body)
        if self._specification:
            operation = self._operation(method, path)
            found += self._against_schema(operation, body) if operation else ["no such route"]
        return [f"{method} {path}: {fault}" for fault in found]

    def _operation(self, method, path):
        best = None
        for template, item in self._specification["paths"].items():
            pattern = re.sub(r"\\\{[^}]*\\\}", r"[^/]+", re.escape(template))
            if re.fullmatch(pattern, path) and method.lower() in item:
                literal = template.count("{")
                if best is None or literal < best[0]:
                    best = (literal, template, item[method.lower()])
        return best and (best[1], best[2])

    def _against_schema(self, operation, body):
        template, described = operation
        if body is None:
            required = described.get("requestBody", {}).get("required", False)
            return ["a body is missing"] if required else []
        content = described.get("requestBody", {}).get("content", {})
        schema = content.get("application/json", {}).get("schema")
        if schema is None:
            return ["no body is expected"]
        key = (template, described["operationId"])
        if key not in self._validators:
            whole = {**schema, "components": self._specification["components"]}
            self._validators[key] = Draft202012Validator(
                whole, format_checker=Draft202012Validator.FORMAT_CHECKER
            )
        return [describe(error) for error in self._validators[key].iter_errors(body)]


def describe(error):
    deepest = error
    while deepest.context:
        deepest = max(deepest.context, key=lambda inner: len(inner.absolute_path))
    return f"{'/'.join(map(str, deepest.absolute_path))}: {deepest.message[:300]}"


def rules(method, path, body):
    """What the file does not say."""
    if path.endswith("/commands") and method == "PUT":
        return list(command_rules(body))
    if path.endswith("/callback"):
        if body["type"] == 8:
            return list(choice_rules(body["data"]["choices"]))
        data = body.get("data")
        return list(message_rules(data)) if data and body["type"] in {4, 7} else []
    if isinstance(body, dict) and ("components" in body or "content" in body):
        return list(message_rules(body))
    return []


def walk(components):
    for component in components:
        yield component
        yield from walk(component.get("components", ()))
        if "accessory" in component:
            yield component["accessory"]


def message_rules(message):
    flags = message.get("flags") or 0
    components = list(walk(message.get("components") or ()))
    if flags & IS_COMPONENTS_V2:
        if message.get("content") or message.get("embeds"):
            yield "content or embeds beside components"
        if not components:
            yield "an empty message"
    elif any(component["type"] in {9, 10, 12, 13, 14, 17} for component in components):
        yield "layout components without their flag"
    elif not (message.get("content") or message.get("embeds") or message.get("attachments")):
        yield "an empty message"
    texts = [component["content"] for component in components if component["type"] == 10]
    if sum(len(text.encode("utf-16-le")) // 2 for text in texts) > 4_000:
        yield "more than 4,000 characters"
    if not all(text.strip() for text in texts):
        yield "an empty text"
    if len(components) > 40:
        yield f"{len(components)} components"
    if len(json.dumps(message.get("components"), ensure_ascii=False).encode()) > 16_000:
        yield "too many bytes"
    ids = Counter(c["custom_id"] for c in components if "custom_id" in c)
    yield from (f"custom_id {name} twice" for name, count in ids.items() if count > 1)
    numbers = Counter(c["id"] for c in components if c.get("id"))
    yield from (f"id {name} twice" for name, count in numbers.items() if count > 1)
    names = {attachment["filename"] for attachment in message.get("attachments") or ()}
    if len(names) < len(message.get("attachments") or ()):
        yield "two attachments of one name"
    for component in components:
        if component["type"] == 1:
            yield from row_rules(component["components"])
        if component["type"] == 17 and not component["components"]:
            yield "an empty frame"
        if component["type"] == 2:
            yield from button_rules(component)
        if component["type"] in MENUS:
            yield from menu_rules(component)
        if component["type"] == 10 and MARKUP_ALONE.fullmatch(component["content"]):
            yield f"nothing but markup: {component['content']!r}"
        if component["type"] == 13:
            name = component["file"]["url"].removeprefix("attachment://")
            if name not in names:
                yield f"no attachment {name}"
    mentions = message.get("allowed_mentions")
    if mentions is None or mentions.get("parse") or mentions.get("users") or mentions.get("roles"):
        yield "mentions may ping"


def row_rules(items):
    kinds = [item["type"] for item in items]
    one_menu = len(kinds) == 1 and kinds[0] in MENUS
    if not one_menu and not (1 <= len(kinds) <= 5 and set(kinds) == {2}):
        yield f"a row of {kinds}"


def menu_rules(menu):
    least, most = menu.get("min_values", 1), menu.get("max_values", 1)
    if not 0 <= least <= most <= 25 or most == 0:
        yield f"between {least} and {most} choices"
    if len(menu.get("placeholder") or "") > 150:
        yield f"placeholder {menu['placeholder']!r}"
    if len(menu.get("default_values") or ()) > most:
        yield "more chosen than may be"
    if menu["type"] != 3:
        return
    options = menu["options"]
    values = [option["value"] for option in options]
    if not 1 <= len(values) <= 25 or len(values) != len(set(values)) or most > len(values):
        yield f"options {values}"
    if sum(option.get("default", False) for option in options) > most:
        yield "more chosen than may be"
    for option in options:
        for key in ("label", "value", "description"):
            text = option.get(key)
            if text is not None and not (text.strip() and len(text) <= 100):
                yield f"{key} {text!r} of an option"


def button_rules(button):
    address = button.get("url")
    if address is not None and not (LINK.match(address) and len(address) <= 512):
        yield f"address {address!r}"
    if len(button.get("label") or "") > 80 or not (button.get("label") or button.get("emoji")):
        yield f"label {button.get('label')!r}"
    if ("url" in button) == ("custom_id" in button):
        yield "a button needs either an address or an id"


def command_rules(commands):
    for kind in {command.get("type", 1) for command in commands}:
        same = [command for command in commands if command.get("type", 1) == kind]
        for locale in (None, "fr", "en-US"):
            names = [local(command, locale) for command in same]
            if len(names) != len(set(names)):
                yield f"a name stands twice among {names}"
    for command in commands:
        if command.get("type", 1) == 1:
            yield from option_rules(command["name"], command)
        texts = list(words(command))
        if sum(map(len, texts)) > 8_000:
            yield f"{command['name']}: more than 8,000 characters"


def local(described, locale):
    return (described.get("name_localizations") or {}).get(locale) or described["name"]


def words(described):
    for key in ("name", "description"):
        localized = (described.get(f"{key}_localizations") or {}).values()
        yield max((described.get(key) or "", *localized), key=len)
    for inner in (*described.get("options", ()), *described.get("choices", ())):
        yield from words(inner)
    if isinstance(described.get("value"), str):
        yield described["value"]


def option_rules(path, described):
    for name in (described["name"], *(described.get("name_localizations") or {}).values()):
        if not NAME.fullmatch(name) or name != name.lower():
            yield f"{path}: name {name!r}"
    for text in (
        described["description"],
        *(described.get("description_localizations") or {}).values(),
    ):
        if not 1 <= len(text) <= 100 or text == "…":
            yield f"{path}: description {text!r}"
    options = described.get("options", [])
    required = [option.get("required", False) for option in options]
    if required != sorted(required, reverse=True):
        yield f"{path}: an optional option stands before a required one"
    for locale in (None, "fr", "en-US"):
        names = [local(option, locale) for option in options]
        if len(names) != len(set(names)):
            yield f"{path}: option names {names}"
    yield from choice_rules(described.get("choices", ()))
    if described.get("choices") and described.get("autocomplete"):
        yield f"{path}: choices and autocomplete together"
    for option in options:
        yield from option_rules(f"{path} {option['name']}", option)


def choice_rules(choices):
    if len(choices) > 25:
        yield f"{len(choices)} choices"
    names = [choice["name"] for choice in choices]
    if len(names) != len(set(names)):
        yield f"choice names {names}"
    for choice in choices:
        for text in (choice["name"], *(choice.get("name_localizations") or {}).values()):
            if not 1 <= len(text) <= 100:
                yield f"choice {text!r}"
        if isinstance(choice["value"], str) and not 1 <= len(choice["value"]) <= 100:
            yield f"choice value {choice['value']!r}"
