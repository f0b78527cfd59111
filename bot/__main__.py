"""The command line: run, sandbox, sync, export, sessions, check, backup, restore."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Coroutine
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich.console import Console
from rich.table import Table

from bot.documents.export import markdown, packed
from bot.documents.session import iso
from bot.errors import RefineError, SandboxFailed, SettingsError, StoreError, UnsoundDatabase
from bot.refine.rubric import Style
from bot.settings import load_settings
from bot.store import checking, copies
from bot.store.reader import SqliteReader
from bot.story.hidden import without_hidden
from bot.text import Catalogue

T = TypeVar("T")

app = typer.Typer(
    name="bot",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="A Discord bot that makes a text better together with the people who read it.",
)

EnvFile = Annotated[Path, typer.Option("--env-file", help="Where settings are read from.")]
DOTENV = Path(".env")


class Format(StrEnum):
    """The form of an export."""

    MD = "md"
    JSON = "json"


@app.command(epilog="Example: python -m bot run")
def run(env_file: EnvFile = DOTENV) -> None:
    """Run the bot until it is told to stop."""

    async def work() -> None:
        from bot.serve import serve  # discord and openai take a second to import

        await serve(load_settings(env_file), Catalogue())

    _finish(work(), until_stopped=True)


@app.command(epilog="Example: python -m bot sync")
def sync(env_file: EnvFile = DOTENV) -> None:
    """Tell Discord the bot's commands, even if they seem unchanged."""

    async def work() -> None:
        from bot.serve import sync_commands

        catalogue = Catalogue()
        await sync_commands(load_settings(env_file), catalogue)
        typer.echo(catalogue.say("cli-synced"))

    _finish(work())


@app.command(epilog='Example: python -m bot sandbox --text "We is open on friday."')
def sandbox(
    text: Annotated[
        str, typer.Option(envvar="REFINE_TEXT", help="Refine this, print the thread, and end.")
    ] = "",
    file: Annotated[Path | None, typer.Option(help="The same with the text of a file.")] = None,
    brief: Annotated[str, typer.Option(help="What the text is for.")] = "",
    style: Annotated[Style, typer.Option(help="What kind of text it is.")] = Style.FREE,
    rounds: Annotated[int, typer.Option(min=1, max=10, help="How many drafts to try.")] = 3,
    target: Annotated[
        float | None, typer.Option(min=2, max=10, help="Stop early at this score.")
    ] = None,
    export_to: Annotated[
        Path | None, typer.Option("--export", help="Write the session here as JSON.")
    ] = None,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Where the page is; another where it is taken.")
    ] = 8931,
    browser: Annotated[bool, typer.Option(help="Open the page in the browser.")] = True,
    env_file: EnvFile = DOTENV,
) -> None:
    """Try the real bot in the browser, or with one text here, without an account or a key."""

    async def work() -> None:
        try:
            from bot.try_it import Trial, try_it
        except ModuleNotFoundError:
            raise SandboxFailed("error-sandbox-extra") from None
        trial = Trial(text, file, brief, style, rounds, target, export_to, port, browser)
        await try_it(trial, load_settings(env_file), Catalogue())

    _finish(work(), until_stopped=not (text or file or brief))


@app.command(epilog="Example: python -m bot export 12 --format md > session.md")
def export(
    session: Annotated[int, typer.Argument(help="The session's number.")],
    form: Annotated[Format, typer.Option("--format", help="For people or for programs.")] = (
        Format.MD
    ),
    env_file: EnvFile = DOTENV,
) -> None:
    """Print a session: every draft, score and reason, or every idea and vote."""

    async def work() -> None:
        write = packed if form is Format.JSON else markdown
        async with SqliteReader.open(load_settings(env_file).database_path) as store:
            typer.echo(await write(store, session, Catalogue()), nl=form is Format.JSON)

    _finish(work())


@app.command(epilog="Example: python -m bot sessions --limit 50")
def sessions(
    limit: Annotated[int, typer.Option(min=1, help="How many, newest first.")] = 20,
    env_file: EnvFile = DOTENV,
) -> None:
    """List the sessions, newest first."""

    async def work() -> None:
        async with SqliteReader.open(load_settings(env_file).database_path) as store:
            rows = await store.sessions(limit)
        table = Table(
            "session", "kind", "status", "best", "moved", "title", box=None, pad_edge=False
        )
        for row in rows:
            score = "" if row.summary.best_score is None else f"{row.summary.best_score:.1f}"
            moved = iso(row.updated_at)
            title = without_hidden(row.summary.title)
            table.add_row(str(row.id), row.summary.kind, row.summary.status, score, moved, title)
        Console(markup=False, highlight=False).print(table)

    _finish(work())


@app.command(epilog="Example: python -m bot check")
def check(env_file: EnvFile = DOTENV) -> None:
    """Look through the whole database; the bot may run meanwhile."""

    async def work() -> None:
        path, say = load_settings(env_file).database_path, Catalogue().say
        report = await asyncio.to_thread(checking.check, path)
        for finding in report.findings:
            typer.echo(say(finding.code, **finding.details))
        if report.findings:
            raise UnsoundDatabase(path=str(path), findings=len(report.findings))
        typer.echo(say("cli-sound", path=str(path), sessions=report.sessions, events=report.events))

    _finish(work())


@app.command(epilog="Example: python -m bot backup backups/monday.db")
def backup(
    to: Annotated[Path, typer.Argument(help="A file that does not exist yet.")],
    env_file: EnvFile = DOTENV,
) -> None:
    """Copy the database to a file; the bot may run meanwhile."""

    async def work() -> None:
        await asyncio.to_thread(copies.backup, load_settings(env_file).database_path, to)
        typer.echo(Catalogue().say("cli-backed-up", path=str(to)))

    _finish(work())


@app.command(epilog="Example: python -m bot restore backups/monday.db")
def restore(
    source: Annotated[Path, typer.Argument(help="A backup.")],
    env_file: EnvFile = DOTENV,
) -> None:
    """Put a backup in the place of the database, while no bot runs; nothing is deleted."""

    async def work() -> None:
        path, say = load_settings(env_file).database_path, Catalogue().say
        aside = await asyncio.to_thread(copies.restore, source, path)
        if aside is None:
            typer.echo(say("cli-restored", path=str(path)))
        else:
            typer.echo(say("cli-restored-aside", path=str(path), aside=str(aside)))

    _finish(work())


def _finish(work: Coroutine[None, None, T], *, until_stopped: bool = False) -> T:
    """Run a command to its end; what goes wrong is one sentence and an exit code.

    To be stopped is how a command ends that runs `until_stopped`; another was interrupted.
    """
    try:
        return asyncio.run(_ended_by_signals(work))
    except RefineError as error:
        typer.echo(_sentence(error), err=True)
        sys.exit(_exit_code(error))
    except (KeyboardInterrupt, asyncio.CancelledError):
        sys.exit(0 if until_stopped else 130)


async def _ended_by_signals(work: Coroutine[None, None, T]) -> T:
    """SIGTERM ends a command as Ctrl+C does: in order, with nothing left running."""
    task = asyncio.ensure_future(work)
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    return await task


def _sentence(error: RefineError) -> str:
    say, details = Catalogue().say, dict(error.details)
    if isinstance(error, SettingsError):
        name = str(details.get("name"))
        known = ("DISCORD_TOKEN", "OPENAI_API_KEY")
        details["help"] = say(f"help-{name}" if name in known else "help-other")
    return say(error.code, **details)


def _exit_code(error: RefineError) -> int:
    """2 for settings, 3 for the database, 1 for everything else."""
    if isinstance(error, SettingsError):
        return 2
    return 3 if isinstance(error, StoreError) else 1


if __name__ == "__main__":
    app()
