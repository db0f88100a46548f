import { checkDraft } from "@/lib/draft-checks/rules";
import { d1 } from "./d1";
import { d2 } from "./d2";
import { d3 } from "./d3";
import { d4 } from "./d4";
import { d5 } from "./d5";
import { d6 } from "./d6";
import { d7 } from "./d7";
import { d8 } from "./d8";
import { d9 } from "./d9";
import { d10 } from "./d10";
import { d11 } from "./d11";
import { d12 } from "./d12";
import { d13 } from "./d13";
import { d15 } from "./d15";
import { d16 } from "./d16";
import { d17 } from "./d17";
import { d18 } from "./d18";
import { d19 } from "./d19";
import type { Corpus, Sample } from "./schema";

export const corpora: readonly Corpus[] = [
  d1,
  d2,
  d3,
  d4,
  d5,
  d6,
  d7,
  d8,
  d9,
  d10,
  d11,
  d12,
  d13,
  d15,
  d16,
  d17,
  d18,
  d19,
];

export interface Measure {
  id: string;
  flag: number;
  pass: number;
  missed: Sample[];
  wrong: Sample[];
  precision: number;
  recall: number;
}

export function measure(corpus: Corpus, samples: { flag: Sample[]; pass: Sample[] }): Measure {
  const flags = (sample: Sample) =>
    checkDraft(corpus.build(sample)).checks.some((check) => check.id === corpus.id);
  const missed = samples.flag.filter((sample) => !flags(sample));
  const wrong = samples.pass.filter(flags);
  const hits = samples.flag.length - missed.length;
  return {
    id: corpus.id,
    flag: samples.flag.length,
    pass: samples.pass.length,
    missed,
    wrong,
    precision: hits + wrong.length === 0 ? 0 : hits / (hits + wrong.length),
    recall: hits / samples.flag.length,
  };
}
