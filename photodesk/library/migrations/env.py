"""How Alembic runs our migrations: inside the connection that `opening.open_database` gives it."""

from alembic import context

from photodesk.library.schema import tables

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=tables,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
