"""Trying it: the real bot in the sandbox, with one text or until it is stopped."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import webbrowser
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from rich.console import Console

from bot.documents import session as export
from bot.errors import SandboxFailed
from bot.own_files import own_files
from bot.refine.fold import fold
from bot.refine.limits import Stop
from bot.refine.rubric import Style
from bot.settings import Settings
from bot.store.reader import SqliteReader
from bot.text import Catalogue
from sandbox import terminal
from sandbox.house import OFFLINE_MODEL, BotEnded, House
from sandbox.page.server import PORT, Page
from sandbox.page.welcome import set_scene
from sandbox.server.jsons import JsonObject

_COMMAND = [sys.executable, "-m", "bot", "run", "--env-file", os.devnull]


@dataclass(frozen=True, slots=True)
class Trial:
    """What to try; without a text, file or brief the page is served until it is stopped."""

    text: str
    file: Path | None
    brief: str
    style: Style
    rounds: int
    target: float | None
    export_to: Path | None
    port: int = PORT
    opens_browser: bool = False

    def read(self) -> str:
        """The text to refine.

        Raises:
            SandboxFailed: the file cannot be read or has no text, or there are a text and a file.
        """
        if self.file is None:
            return self.text
        if self.text:
            raise SandboxFailed("error-text-and-file")
        try:
            text = self.file.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            raise SandboxFailed("error-file-missing", path=str(self.file)) from None
        if not text.strip():
            raise SandboxFailed("error-file-empty", path=str(self.file))
        return text

    def check_export(self) -> None:
        """Before anything is done: what cannot be written would be done in vain.

        Raises:
            SandboxFailed: the export cannot be written where it is to be.
        """
        if self.export_to is None:
            return
        try:
            self.export_to.open("a").close()
        except OSError:
            raise SandboxFailed("error-file-unwritable", path=str(self.export_to)) from None


async def try_it(trial: Trial, settings: Settings, catalogue: Catalogue) -> None:
    """Start the sandbox; refine the trial's text and end, or serve the page where it has none.

    Raises:
        SandboxFailed: the bot ended early, refused the text, or the model failed.
    """
    text = trial.read()
    trial.check_export()
    console = Console(markup=False, highlight=False, soft_wrap=True)
    offline = settings.openai_api_key is None and settings.openai_base_url is None
    with own_files() as (database, log):
        _introduce(console, settings, catalogue, database, offline=offline)
        environment = _environment(settings, database, offline=offline)
        if text or trial.brief:
            environment["OUTAGE_SECONDS"] = "0"  # whoever waits at a terminal is told at once
        house = House(_COMMAND, log, environment, offline=offline)
        try:
            await _run(house, trial, text, settings, catalogue, console)
        except BotEnded:
            raise SandboxFailed("cli-sandbox-bot-ended", path=str(log)) from None
        except terminal.Refused as refused:
            raise SandboxFailed("cli-sandbox-refused", sentence=str(refused)) from None
        await _conclude(trial, database, console, catalogue)


async def _run(
    house: House,
    trial: Trial,
    text: str,
    settings: Settings,
    catalogue: Catalogue,
    console: Console,
) -> None:
    """One text, shown as it grows; or the page, where there is none."""
    async with house:
        await house.start_bot()
        if text or trial.brief:
            order = terminal.Order(text, trial.brief, trial.style, trial.rounds, trial.target)
            ada = house.discord.member("ada")
            await house.while_bot_runs(terminal.refine(house.discord, ada, order, console))
        else:
            await _serve_page(house, settings, catalogue, console, trial)


def _introduce(
    console: Console, settings: Settings, catalogue: Catalogue, database: Path, *, offline: bool
) -> None:
    """Say where the text goes before it goes there."""
    if offline:
        console.print(catalogue.say("cli-sandbox-model-offline"))
    else:
        where = settings.openai_base_url or "OpenAI"
        model = settings.openai_model
        console.print(catalogue.say("cli-sandbox-model", model=model, where=where))
    if settings.moderation != "off" and not offline:
        where = settings.moderation_base_url or "OpenAI"
        console.print(catalogue.say("cli-sandbox-moderation", where=where))
    console.print(catalogue.say("cli-sandbox-database", path=str(database)))


def _environment(settings: Settings, database: Path, *, offline: bool) -> dict[str, str]:
    """The bot's settings: an empty value hides what this process's environment may have."""
    key, moderation_key = settings.openai_api_key, settings.moderation_api_key
    chosen = {
        "OPENAI_API_KEY": key.get_secret_value() if key else "",
        "OPENAI_BASE_URL": settings.openai_base_url or "",
        "OPENAI_MODEL": settings.openai_model,
        "OPENAI_MODELS": ",".join(settings.openai_models),
        "REVIEW_MODEL": settings.review_model or "",
        "MODERATION_BASE_URL": settings.moderation_base_url or "",
        "MODERATION_API_KEY": moderation_key.get_secret_value() if moderation_key else "",
    }
    hidden = dict.fromkeys(chosen, "")
    own = {"MODERATION": settings.moderation, "DATABASE_URL": f"sqlite:///{database}"}
    return {**(hidden if offline else chosen), **own}


async def _conclude(trial: Trial, database: Path, console: Console, catalogue: Catalogue) -> None:
    """Export what came of it; a burst that failed makes the run fail."""
    async with SqliteReader.open(database) as store:
        newest = await store.sessions(1)
        if not newest:
            return
        key = newest[0].id
        session = fold(await store.load(key))
    if trial.export_to is not None:
        document = export.as_json(key, session, catalogue)
        trial.export_to.write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n")
        console.print(catalogue.say("cli-exported", path=str(trial.export_to)))
    if session.endings and session.endings[-1].stop is Stop.FAILED:
        raise SandboxFailed(session.endings[-1].detail)


async def _serve_page(
    house: House, settings: Settings, catalogue: Catalogue, console: Console, trial: Trial
) -> None:
    """Serve the page until the sandbox is stopped; a bot that ends can be started from there."""
    set_scene(house.discord)
    label = OFFLINE_MODEL if house.model is not None else settings.openai_model
    where = None if house.model is not None else settings.openai_base_url or "OpenAI"
    model: JsonObject = {"offline": house.model is not None, "label": label, "where": where}
    async with Page(house, model, trial.port) as page:
        console.print(catalogue.say("cli-sandbox-up", url=page.url))
        if trial.opens_browser:
            _open_browser(page.url)
        await asyncio.Event().wait()


def _open_browser(url: str) -> None:
    """Open the page where there is a screen. A thread of its own: a browser may take its time."""
    has_screen = sys.platform != "linux" or os.environ.keys() & {"DISPLAY", "WAYLAND_DISPLAY"}
    if has_screen:
        Thread(target=webbrowser.open, args=(url,), name="browser", daemon=True).start()
