"use server";

import { type FormAction, ownerAction } from "@/lib/action";
import { addContact, deleteContact, editContact } from "@/lib/contacts/commands";
import { contactIdSchema, editContactSchema, newContactSchema } from "@/lib/contacts/schema";
import { paths } from "@/lib/paths";
import { leaveTo } from "../_components/leave";

export const addContactAction: FormAction = ownerAction(
  "add contact",
  newContactSchema,
  async (owner, input, now) => {
    const { contactId, activityId } = await addContact(owner, input, now);
    leaveTo(paths.contact(contactId), activityId);
  },
);

export const editContactAction: FormAction = ownerAction(
  "edit contact",
  editContactSchema,
  async (owner, input, now) => {
    const { activityId } = await editContact(owner, input, now);
    leaveTo(paths.contacts(), activityId);
  },
);

export const deleteContactAction: FormAction = ownerAction(
  "delete contact",
  contactIdSchema,
  async (owner, input, now) => {
    const { activityId } = await deleteContact(owner, input.contactId, now);
    leaveTo(paths.contacts(), activityId);
  },
);
