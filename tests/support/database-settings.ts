import { database } from "./database";

process.env.DATABASE_URL = database.urlOwner;
process.env.DATABASE_URL_WEB = database.urlWeb;
process.env.DATABASE_URL_AUTH = database.urlAuth;
process.env.DATABASE_URL_WORKER = database.urlWorker;
