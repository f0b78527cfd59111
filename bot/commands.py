"""What the commands do, each with the file that its settings are read from; `bot/__main__.py` says
what they are called and what may be given to them.

Each raises a RefineError where it cannot be done.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

import typer
from rich.console import Console
from rich.table import Table

from bot.documents.export import markdown, packed
from bot.documents.session import iso
from bot.errors import SandboxFailed, UnsoundDatabase
from bot.refine.rubric import Style
from bot.settings import load_settings
from bot.store import checking, copies
from bot.store.forgetting import forget_in_file
from bot.store.reader import SqliteReader
from bot.story.hidden import without_hidden
from bot.text import Catalogue
from bot.text.catalogues import Languages


async def run(env_file: Path | None) -> None:
    """The bot, until it is told to stop."""
    from bot.serve import serve  # discord and openai take a second to import

    await serve(load_settings(env_file), Languages())


async def sync(env_file: Path | None) -> None:
    """Discord is told the commands."""
    from bot.serve import sync_commands

    languages = Languages()
    await sync_commands(load_settings(env_file), languages)
    typer.echo(languages.default.say("cli-synced"))


async def sandbox(
    env_file: Path | None,
    text: str,
    file: Path | None,
    brief: str,
    style: Style,
    rounds: int,
    target: float | None,
    export_to: Path | None,
    port: int,
    browser: bool,
) -> None:
    """The real bot without an account."""
    try:
        from bot.try_it import Trial, try_it
    except ModuleNotFoundError:
        raise SandboxFailed("error-sandbox-extra") from None
    trial = Trial(text, file, brief, style, rounds, target, export_to, port, browser)
    await try_it(trial, load_settings(env_file), Catalogue())


async def export(env_file: Path | None, session: int, *, is_json: bool) -> None:
    """One session, as a document."""
    write = packed if is_json else markdown
    async with SqliteReader.open(load_settings(env_file).database_path) as store:
        typer.echo(await write(store, session, Catalogue()), nl=is_json)


async def sessions(env_file: Path | None, limit: int) -> None:
    """The newest sessions."""
    async with SqliteReader.open(load_settings(env_file).database_path) as store:
        rows = await store.sessions(limit)
    table = Table("session", "kind", "status", "best", "moved", "title", box=None, pad_edge=False)
    for row in rows:
        score = "" if row.summary.best_score is None else f"{row.summary.best_score:.1f}"
        moved = iso(row.updated_at)
        title = without_hidden(row.summary.title)
        table.add_row(str(row.id), row.summary.kind, row.summary.status, score, moved, title)
    Console(markup=False, highlight=False).print(table)


async def check(env_file: Path | None) -> None:
    """What is wrong with the database."""
    path, say = load_settings(env_file).database_path, Catalogue().say
    report = await asyncio.to_thread(checking.check, path)
    for finding in report.findings:
        typer.echo(say(finding.code, **finding.details))
    if report.findings:
        raise UnsoundDatabase(path=str(path), findings=len(report.findings))
    typer.echo(say("cli-sound", path=str(path), sessions=report.sessions, events=report.events))


async def backup(env_file: Path | None, to: Path) -> None:
    """The database's copy."""
    await asyncio.to_thread(copies.backup, load_settings(env_file).database_path, to)
    typer.echo(Catalogue().say("cli-backed-up", path=str(to)))


async def restore(env_file: Path | None, source: Path) -> None:
    """The database from its copy."""
    path, say = load_settings(env_file).database_path, Catalogue().say
    aside = await asyncio.to_thread(copies.restore, source, path)
    if aside is None:
        typer.echo(say("cli-restored", path=str(path)))
    else:
        typer.echo(say("cli-restored-aside", path=str(path), aside=str(aside)))


async def forget(person: int, files: Sequence[Path]) -> None:
    """A person, in files that no bot runs on."""
    for path in files:
        await asyncio.to_thread(forget_in_file, path, person)
        typer.echo(Catalogue().say("cli-forgotten", path=str(path), person=str(person)))
