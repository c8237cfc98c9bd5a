"""Draw the pictures of docs/discord.md: python -m tests.discord_app.pictures

The messages are those of the real bot in simcord's in-memory Discord, drawn by its preview in
Debian's Chromium. Needs `pip install "simcord[preview]" playwright` and a `chromium` on the path.
"""

import asyncio
import shutil
import tempfile
from io import BytesIO
from pathlib import Path

import simcord
from PIL import Image, ImageChops
from playwright.async_api import async_playwright

from bot.clerk import Clerk
from bot.corpus.models import Language
from bot.discord_app.main import make_client
from bot.settings import Settings
from bot.storage.store import Store

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
WIDE, PHONE = 760, 390
BAR, EDGE = 112, 8
QUESTION = "Pourquoi le juge n'a-t-il pas suspendu le partenariat avec Doctolib ?"

UNANSWERED = "Quelle est la capitale de l'Australie ?"


class Studio:
    """Draws messages one after another."""

    def __init__(self, environment, browser, channel, person):
        self._environment = environment
        self._browser = browser
        self._channel = channel
        self._person = person

    async def draw(self, name, width=WIDE):
        """The last message, cropped, in few colours."""
        preview = self._environment.preview(
            self._channel, viewers=[self._person], layout="message", locale="fr"
        )
        async with preview as served:
            page = await self._browser.new_page(viewport={"width": width, "height": 2_400})
            await page.goto(served.url)
            await page.get_by_text("Viewport updated").wait_for()
            drawn = Image.open(BytesIO(await page.screenshot())).convert("RGB")
            await page.close()
        PICTURES.mkdir(exist_ok=True)
        cropped(drawn).quantize(48).save(PICTURES / f"{name}.png", optimize=True)


def cropped(drawn):
    """The message alone, without the preview's own bar above it."""
    below = drawn.crop((EDGE, BAR, *drawn.size))
    background = Image.new("RGB", below.size, below.getpixel((0, below.height - 1)))
    drawn_on = ImageChops.difference(below, background).convert("L").point(lambda v: 255 * (v > 20))
    left, top, right, bottom = drawn_on.getbbox()
    return below.crop((max(left - 8, 0), max(top - 8, 0), right + 8, bottom + 8))


async def main():
    """Ask, press and draw."""
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(home=Path(home), discord_shards=1, _env_file=None)
        store = await Store.open(f"sqlite:///{home}/greffier.sqlite3")
        client = make_client(settings, Clerk.open(settings), store)
        async with simcord.run(client) as environment, async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"))
            guild = environment.create_guild("Cabinet")
            channel = guild.create_text_channel("questions")
            person = guild.add_member(guild.owner)
            await store.change_server(guild.id, language=Language.FRENCH)
            studio = Studio(environment, browser, channel, person)
            result = await person.slash(channel, "ask", question=QUESTION)
            await studio.draw("answer")
            await studio.draw("answer-phone", PHONE)
            await person.click(result.response.message, label="Contexte 1")
            await studio.draw("context")
            await person.slash(channel, "summary", document="egora-2021-03-08")
            await studio.draw("summary")
            await person.slash(channel, "timeline", subject="Doctolib")
            await studio.draw("timeline")
            await person.slash(channel, "ask", question=UNANSWERED)
            await studio.draw("unanswered")
            await person.slash(channel, "settings")
            await studio.draw("settings")
            await browser.close()
        await store.close()


if __name__ == "__main__":
    asyncio.run(main())
