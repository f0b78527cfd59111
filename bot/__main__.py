"""The command line: run, sandbox, sync, export, sessions, check, backup, restore, forget.

What a command does is in `bot.commands`, imported once one is run: its libraries take a second, in
which nobody who asks for help should wait.
"""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Coroutine
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.errors import RefineError, SettingsError, StoreError
from bot.refine.rubric import Style

app = typer.Typer(
    name="bot",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # its frames would take as long to import as all else that help needs
    help="A Discord bot that makes a text better together with the people who read it.",
)

EnvFile = Annotated[
    Path | None,
    typer.Option("--env-file", help="Where settings are read from.", show_default=".env"),
]
LARGEST = 2**63 - 1
"""The largest number that the database takes."""


class Format(StrEnum):
    """The form of an export."""

    MD = "md"
    JSON = "json"


@app.command(epilog="Example: python -m bot run")
def run(env_file: EnvFile = None) -> None:
    """Run the bot until it is told to stop."""

    from bot import commands

    _finish(commands.run(env_file), until_stopped=True)


@app.command(epilog="Example: python -m bot sync")
def sync(env_file: EnvFile = None) -> None:
    """Tell Discord the bot's commands, even if they seem unchanged."""

    from bot import commands

    _finish(commands.sync(env_file))


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
    env_file: EnvFile = None,
) -> None:
    """Try the real bot in the browser, or with one text here, without an account or a key."""

    from bot import commands

    given = (text, file, brief, style, rounds, target, export_to, port, browser)
    _finish(commands.sandbox(env_file, *given), until_stopped=not (text or file or brief))


@app.command(epilog="Example: python -m bot export 12 --format md > session.md")
def export(
    session: Annotated[int, typer.Argument(max=LARGEST, help="The session's number.")],
    form: Annotated[Format, typer.Option("--format", help="For people or for programs.")] = (
        Format.MD
    ),
    env_file: EnvFile = None,
) -> None:
    """Print a session: every draft, score and reason, or every idea and vote."""

    from bot import commands

    _finish(commands.export(env_file, session, is_json=form is Format.JSON))


@app.command(epilog="Example: python -m bot sessions --limit 50")
def sessions(
    limit: Annotated[int, typer.Option(min=1, max=LARGEST, help="How many, newest first.")] = 20,
    env_file: EnvFile = None,
) -> None:
    """List the sessions, newest first."""

    from bot import commands

    _finish(commands.sessions(env_file, limit))


@app.command(epilog="Example: python -m bot check")
def check(env_file: EnvFile = None) -> None:
    """Look through the whole database; the bot may run meanwhile."""

    from bot import commands

    _finish(commands.check(env_file))


@app.command(epilog="Example: python -m bot backup backups/monday.db")
def backup(
    to: Annotated[Path, typer.Argument(help="A file that does not exist yet.")],
    env_file: EnvFile = None,
) -> None:
    """Copy the database to a file; the bot may run meanwhile."""

    from bot import commands

    _finish(commands.backup(env_file, to))


@app.command(epilog="Example: python -m bot restore backups/monday.db")
def restore(
    source: Annotated[Path, typer.Argument(help="A backup.")],
    env_file: EnvFile = None,
) -> None:
    """Put a backup in the place of the database, while no bot runs; nothing is deleted."""

    from bot import commands

    _finish(commands.restore(env_file, source))


@app.command(epilog="Example: python -m bot forget 123456789012345678 backups/monday.db")
def forget(
    person: Annotated[
        int, typer.Argument(min=1, max=LARGEST, help="The Discord id of whoever is to go.")
    ],
    files: Annotated[list[Path], typer.Argument(help="Backups, or what a restore set aside.")],
) -> None:
    """Forget a person in database files that no bot runs on; in the bot, /privacy forget does."""

    from bot import commands

    _finish(commands.forget(person, files))


def _finish(work: Coroutine[None, None, None], *, until_stopped: bool = False) -> None:
    """Run a command to its end; what goes wrong is one sentence and an exit code.

    To be stopped is how a command ends that runs `until_stopped`; another was interrupted.
    """
    try:
        asyncio.run(_ended_by_signals(work))
    except RefineError as error:
        typer.echo(_sentence(error), err=True)
        sys.exit(_exit_code(error))
    except (KeyboardInterrupt, asyncio.CancelledError):
        sys.exit(0 if until_stopped else 130)


async def _ended_by_signals(work: Coroutine[None, None, None]) -> None:
    """SIGTERM ends a command as Ctrl+C does: in order, with nothing left running."""
    task = asyncio.create_task(work, name="command")
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    await task


def _sentence(error: RefineError) -> str:
    from bot.text import Catalogue

    say, details = Catalogue().say, dict(error.details)
    if isinstance(error, SettingsError):
        name = str(details.get("name"))
        known = ("DISCORD_TOKEN", "OPENAI_API_KEY", "MODERATION_API_KEY")
        details["help"] = say(f"help-{name}" if name in known else "help-other")
    return say(error.code, **details)


def _exit_code(error: RefineError) -> int:
    """2 for settings, 3 for the database, 1 for everything else."""
    if isinstance(error, SettingsError):
        return 2
    return 3 if isinstance(error, StoreError) else 1


if __name__ == "__main__":
    app()
