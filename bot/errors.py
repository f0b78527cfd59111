"""The error tree. Each error has a `code`; the sentence for the person who meets it is under that
code in the catalogue (`bot/text`), so no provider's text and no secret can travel in one.

    RefineError
    ├── SettingsError          a setting is missing or wrong (exit code 2)
    │   └── TokenRefused       Discord does not accept the token
    ├── DiscordUnreachable     no connection to Discord (exit code 1)
    ├── DiscordRefused         Discord ended the connection for good (exit code 1)
    ├── SandboxFailed          the sandbox could not do its run (exit code 1)
    ├── StoreError             the database cannot be used (exit code 3)
    │   ├── SeqTaken           another writer appended first: read the tail, decide again
    │   ├── SourceKnown        an event with this source is in the log already
    │   ├── UnreadableEvent    an event that this version cannot read
    │   ├── BudgetSpent        a model call fits under no budget; nothing was written
    │   ├── NewerDatabase      a later version of this program wrote it
    │   ├── AnotherBot         a second bot was started on it
    │   ├── DatabaseInUse      a bot runs on it, and it is to be replaced
    │   ├── UnsoundDatabase    a check found something
    │   ├── FileTaken          a backup would overwrite something
    │   └── UnusableDatabase   the folder is read-only, or it holds something else
    │       ├── MissingDatabase  there is no such file
    │       ├── FullDisk       there is no room left
    │       ├── BusyDatabase   another program holds it for too long
    │       └── DamagedDatabase  parts of it cannot be read
    ├── UnknownSession         there is no such session (exit code 1)
    ├── BadInput               a text or file that cannot be refined
    └── ModelError             the model gave no usable answer
        ├── ModelDown          it does not answer now; that passes, so sessions wait for it
        │   ├── ModelUnreachable   no connection, or it broke again and again
        │   │   └── ModelNeverReached  no connection, and there was none since the start
        │   ├── ModelTimeout       it stalled or never began
        │   ├── ModelBusy          rate limits or overload outlasted our patience
        │   └── ModerationDown     what it wrote cannot be checked now, and is not shown unchecked
        ├── ModelQuota         the account has no credit left
        ├── ModelRefused       wrong key or no permission
        ├── ModelUnknown       no such model at this endpoint
        ├── ModelMisaddressed  no model is served at this address
        ├── ModelTooLong       the text does not fit the model's context
        ├── ModelDeclined      the model, or a filter before it, will not answer
        ├── ModelEndless       an answer that would not come to its end
        ├── ModelDeadly        whoever asked it died, again and again
        └── ModelNonsense      answers that cannot be read, even after a repair
"""

from __future__ import annotations


class RefineError(Exception):
    """The root: `code` names the sentence, `details` fill its placeholders."""

    code = "error-unknown"

    def __init__(self, **details: str | int) -> None:
        super().__init__(self.code, details)
        self.details = details


class SettingsError(RefineError):
    """A setting is missing or wrong; details: `name`, `problem` (missing, value, form, file or
    no-file)."""

    def __init__(self, *, name: str, problem: str) -> None:
        self.code = f"error-settings-{problem}"
        super().__init__(name=name)


class TokenRefused(SettingsError):
    """Discord does not accept the bot's token."""

    def __init__(self) -> None:
        super().__init__(name="DISCORD_TOKEN", problem="refused")


class DiscordUnreachable(RefineError):
    """No connection to Discord; details: `url`."""

    code = "error-discord-unreachable"


class DiscordRefused(RefineError):
    """Discord ended the connection and takes no other; details: `number`, the gateway's code."""

    def __init__(self, number: int) -> None:
        self.code = "error-discord-intents" if number in (4013, 4014) else "error-discord-refused"
        super().__init__(number=number)


class SandboxFailed(RefineError):
    """The sandbox could not do its run; the code is the problem's own."""

    def __init__(self, code: str, **details: str | int) -> None:
        self.code = code
        super().__init__(**details)


class StoreError(RefineError):
    """The database cannot be used; details: `path`."""

    code = "error-store"


class SeqTaken(StoreError):
    """The log has an event with that number; never shown to people."""


class SourceKnown(StoreError):
    """The log has an event with that source; never shown to people."""


class UnreadableEvent(StoreError):
    """The log has an event that this version cannot read; details: `path`, `session`, `kind`."""


class BudgetSpent(StoreError):
    """A model call does not fit under a budget before `until`, in Unix seconds; `whose` names it.

    It `is_brief` where the budget is only reserved by others. Never shown to people as it is.
    """

    def __init__(self, *, until: float, whose: str, is_brief: bool) -> None:
        super().__init__(whose=whose)
        self.until = until
        self.whose = whose
        self.is_brief = is_brief


class NewerDatabase(StoreError):
    """The database was written by a later version; details: `path`, `found`, `known`."""

    code = "error-newer-database"


class UnusableDatabase(StoreError):
    """The file cannot be opened or written; details: `path`."""

    code = "error-unusable-database"


class MissingDatabase(UnusableDatabase):
    """There is no such file; details: `path`."""

    code = "error-missing-database"


class FullDisk(UnusableDatabase):
    """There is no room left on the disk; details: `path`."""

    code = "error-full-disk"


class BusyDatabase(UnusableDatabase):
    """Another program holds the file for longer than is usual; details: `path`."""

    code = "error-busy-database"


class DamagedDatabase(UnusableDatabase):
    """Parts of the file cannot be read, or it is no database at all; details: `path`."""

    code = "error-damaged-database"


class DatabaseInUse(StoreError):
    """A bot runs on the database, or it is being replaced; details: `path`."""

    code = "error-database-in-use"


class AnotherBot(StoreError):
    """A second bot was started on the database; details: `path`."""

    code = "error-another-bot"


class UnsoundDatabase(StoreError):
    """A check found something; details: `path`, `findings` (their number)."""

    code = "error-unsound-database"


class FileTaken(StoreError):
    """There is something where a backup was to be written; details: `path`."""

    code = "error-file-taken"


class UnknownSession(RefineError):
    """There is no such session; details: `session`."""

    code = "error-unknown-session"


class BadInput(RefineError):
    """A text or file that cannot be refined; the code is the problem's own."""

    def __init__(self, code: str, **details: str | int) -> None:
        self.code = code
        super().__init__(**details)


class ModelError(RefineError):
    """The model gave no usable answer. `setting` names what whoever runs the bot has to look at,
    where that may be the cause."""

    code = "error-model"
    setting = ""

    @property
    def diagnosis(self) -> str:
        """What the log says of it."""
        return f"{self.code}: look at {self.setting}" if self.setting else self.code


class ModelDown(ModelError):
    """The model does not answer now, and may later: not before `after` seconds, where it said."""

    def __init__(self, *, after: float = 0.0, **details: str | int) -> None:
        super().__init__(**details)
        self.after = after


class ModelUnreachable(ModelDown):
    """No connection to the endpoint, or connections that break again and again."""

    code = "error-model-unreachable"


class ModelNeverReached(ModelUnreachable):
    """No connection, and there has been none since the start: the address may be wrong."""

    code = "error-model-never-reached"
    setting = "OPENAI_BASE_URL"


class ModelTimeout(ModelDown):
    """The endpoint did not begin to answer, or stalled in the middle."""

    code = "error-model-timeout"


class ModelBusy(ModelDown):
    """Rate limits or overload outlasted the retries."""

    code = "error-model-busy"


class ModerationDown(ModelDown):
    """The moderation service does not rule now, and nothing may pass without."""

    code = "error-moderation-down"


class ModelQuota(ModelError):
    """The account behind the key has no credit left."""

    code = "error-model-quota"


class ModelRefused(ModelError):
    """The key is wrong or lacks a permission."""

    code = "error-model-refused"
    setting = "OPENAI_API_KEY"


class ModelUnknown(ModelError):
    """The endpoint does not know the model's name."""

    code = "error-model-unknown"
    setting = "OPENAI_MODEL"


class ModelMisaddressed(ModelError):
    """A server is there and serves no model at this address."""

    code = "error-model-misaddressed"
    setting = "OPENAI_BASE_URL"


class ModelTooLong(ModelError):
    """The text does not fit into the model's context."""

    code = "error-model-too-long"


class ModelDeclined(ModelError):
    """The model refused to answer, or a content filter stopped it."""

    code = "error-model-declined"


class ModelEndless(ModelError):
    """The answer went on beyond every limit of length or time."""

    code = "error-model-endless"


class ModelDeadly(ModelError):
    """Process after process ended in the middle of the same call."""

    code = "error-model-deadly"


class ModelNonsense(ModelError):
    """Answers that cannot be read, even after a repair."""

    code = "error-model-nonsense"
