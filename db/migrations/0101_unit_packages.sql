-- owner: kernel
-- A unit's package names the migrations of the server that wrote it (feature J7); the application therefore reads their names.
grant select on schema_migrations to cayda_app;
