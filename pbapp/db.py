"""The database: session, base class, and the one place where transactions begin and end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from enum import StrEnum
from functools import wraps
from typing import Annotated, Any, cast

from flask import Flask, make_response, request
from flask.typing import ResponseReturnValue
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    BigInteger,
    DateTime,
    Dialect,
    Engine,
    Enum,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    event,
)
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import DeclarativeBase, Mapper, mapped_column, registry

SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
BUSY_TIMEOUT_MS = 20_000
#: emptying the write-ahead log holds up writers while it waits for readers
EMPTYING_MS = 500

_write_first: ContextVar[bool] = ContextVar("write_first", default=False)


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC; refuses a naive one, and gives back an aware one on every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """SQLite forgets the zone; it was UTC."""
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


class Base(DeclarativeBase):
    """Mother of all tables: constraint names are predictable, so refusals can name them."""

    registry = registry(
        metadata=MetaData(
            naming_convention={
                "ix": "ix_%(table_name)s_%(column_0_N_name)s",
                "uq": "uq_%(table_name)s_%(column_0_N_name)s",
                "ck": "ck_%(table_name)s_%(constraint_name)s",
                "fk": "fk_%(table_name)s_%(column_0_N_name)s",
                "pk": "pk_%(table_name)s",
            }
        ),
        type_annotation_map={
            str: Text(),
            datetime: UtcDateTime(),
            # Stored as the value, with a check constraint: a new member needs no ALTER TYPE.
            StrEnum: Enum(
                StrEnum,
                native_enum=False,
                create_constraint=True,
                length=40,
                values_callable=lambda members: [member.value for member in members],
            ),
        },
    )


intpk = Annotated[int, mapped_column(primary_key=True)]
pence = Annotated[int, mapped_column(BigInteger)]
short = Annotated[str, mapped_column(String(200))]


@event.listens_for(Base, "instrument_class", propagate=True)
def _use_no_key_twice(mapper: Mapper[Base], model: type[Base]) -> None:
    """Let SQLite never hand out the key of a deleted row again, as PostgreSQL never does.

    A link in a letter or a line of the audit log that names somebody who has gone would come to
    mean whoever came next.
    """
    table = cast(Table, mapper.local_table)
    keys = list(table.primary_key)
    if len(keys) == 1 and type(keys[0].type) is Integer and not keys[0].foreign_keys:
        table.dialect_options["sqlite"]["autoincrement"] = True


db = SQLAlchemy(model_class=Base)
migrate = Migrate(render_as_batch=True, compare_type=True)


def init_app(app: Flask) -> None:
    """Connect the application; the kind of transaction is chosen before a request's first SQL."""
    db.init_app(app)
    migrate.init_app(app, db)
    app.before_request(_choose_mode)
    app.teardown_request(_forget_mode)


def _choose_mode() -> None:
    # A transaction that reads first and writes later loses its write to "database is locked".
    _write_first.set(request.method not in SAFE_METHODS)


def _forget_mode(_problem: BaseException | None) -> None:
    # What this thread does next outside a request must not begin as a writer.
    _write_first.set(False)


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: DBAPIConnection, record: object) -> None:
    if not type(connection).__module__.startswith("sqlite3"):
        return
    raw = cast(Any, connection)
    raw.isolation_level = None  # the driver would begin too late; we begin ourselves
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",  # an acknowledged vote survives a power cut
        f"busy_timeout={BUSY_TIMEOUT_MS}",
        "foreign_keys=ON",
        "secure_delete=ON",  # a cancelled ballot leaves no bytes behind
    ):
        raw.execute(f"PRAGMA {pragma}").close()


@event.listens_for(Engine, "connect")
def _prepare_postgresql(connection: DBAPIConnection, record: object) -> None:
    if not type(connection).__module__.startswith("psycopg"):
        return
    raw = cast(Any, connection)
    raw.execute(f"SET lock_timeout = {BUSY_TIMEOUT_MS}")  # it would wait for ever
    raw.commit()


@event.listens_for(Engine, "begin")
def _begin(connection: Any) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if _write_first.get() else "BEGIN DEFERRED")


def empty_log() -> None:
    """Empty SQLite's write-ahead log, which shows the order of all changes, into the database.

    Where somebody reads or writes without a pause it stays as it is until the next minute.
    """
    if db.engine.dialect.name != "sqlite":
        return
    connection = db.engine.raw_connection()  # a checkpoint cannot be made inside a transaction
    cursor = connection.cursor()
    try:
        cursor.execute(f"PRAGMA busy_timeout={EMPTYING_MS}")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.fetchall()
    finally:
        # whoever has this connection next waits as long as usual
        cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
        cursor.close()
        connection.close()


def after_commit(act: Callable[[], None]) -> None:
    """Run something once this transaction is safely stored; forgotten if it is rolled back."""
    db.session.info.setdefault("after_commit", []).append(act)


def keep() -> None:
    """Store what was changed even though the answer is a refusal: tries and limits must count."""
    db.session.info["keep"] = True


def commit() -> None:
    """Store the transaction, then run what waited for it."""
    waiting = db.session.info.pop("after_commit", [])
    db.session.info.pop("keep", None)
    db.session.commit()
    for act in waiting:
        act()


def rollback() -> None:
    """Undo the transaction and forget what waited for it."""
    db.session.info.clear()
    db.session.rollback()


def transactional(view: Callable[..., ResponseReturnValue]) -> Callable[..., ResponseReturnValue]:
    """Commit a view's changes when it answers below 400; otherwise undo them."""

    @wraps(view)
    def wrapper(*args: Any, **kwargs: Any) -> ResponseReturnValue:
        try:
            response = make_response(view(*args, **kwargs))
        except Exception:
            _end(stored=False)
            raise
        _end(stored=response.status_code < 400)
        return response

    wrapper.transactional = True  # type: ignore[attr-defined]  # read by the architecture tests
    return wrapper


def _end(*, stored: bool) -> None:
    if stored or db.session.info.get("keep"):
        commit()
    else:
        rollback()


@contextmanager
def transaction() -> Iterator[Any]:
    """One unit of work outside a request: commands and workers. Yields the session."""
    if db.session().in_transaction():
        raise RuntimeError("a transaction is already open here")
    token = _write_first.set(True)
    try:
        yield db.session
        commit()
    except BaseException:
        rollback()
        raise
    finally:
        _write_first.reset(token)
