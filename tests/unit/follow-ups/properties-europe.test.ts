import { keepsItsPromisesIn } from "./every-zone";

keepsItsPromisesIn("Europe");
