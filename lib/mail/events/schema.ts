import { z } from "zod";

/** The part of Resend's webhook that counts here. Tags come as a record, in older events as a list. */
export const providerEventSchema = z.object({
  type: z.string().max(100),
  created_at: z.coerce.date(),
  data: z.object({
    email_id: z.string().max(200),
    to: z.array(z.string()).optional(),
    tags: z
      .union([
        z.record(z.string(), z.string()),
        z
          .array(z.object({ name: z.string(), value: z.string() }))
          .transform((tags) => Object.fromEntries(tags.map(({ name, value }) => [name, value]))),
      ])
      .optional(),
    bounce: z.object({ type: z.string().optional() }).optional(),
  }),
});

export type ProviderEvent = z.output<typeof providerEventSchema>;
