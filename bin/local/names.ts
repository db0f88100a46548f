/** The superuser that initdb makes. It bootstraps roles and databases and serves nothing. */
export const SUPERUSER = "afterword_superuser";

/** Owns the database and its tables, and migrates them. */
export const OWNER = "afterword_owner";
