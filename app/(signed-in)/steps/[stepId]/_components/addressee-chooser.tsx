import { Disclosure } from "@/app/ui/disclosure";
import { SubmitButton } from "@/app/ui/submit-button";
import type { OwnerId } from "@/lib/auth/owner";
import { listAddressees } from "@/lib/follow-ups/addressee/queries";
import { OwnerForm, SelectField } from "../../../_components/form";
import { chooseAddresseeAction } from "../actions";

/** Every message after the thank-yous goes to one person; the user can change who it is (W9). */
export async function AddresseeChooser({ owner, stepId }: { owner: OwnerId; stepId: string }) {
  const { chosenId, byRule, people } = await listAddressees(owner, stepId);
  if (people.length === 0 || (people.length === 1 && people[0]?.id === byRule?.id)) return null;
  return (
    <Disclosure summary="Write to somebody else" small>
      <OwnerForm action={chooseAddresseeAction} className="flex flex-col gap-4 border-s-2 border-hair ps-4">
        <input type="hidden" name="stepId" value={stepId} />
        <SelectField
          label="Who gets the messages after the thank-yous"
          name="contactId"
          defaultValue={chosenId ?? ""}
          hint="It counts for every further message of this application."
          options={[
            { value: "", label: byRule ? `${byRule.name}, as we would choose` : "Nobody in particular" },
            ...people
              .filter(({ id }) => id !== byRule?.id || id === chosenId)
              .map(({ id, name, email, jobTitle }) => ({
                value: id,
                label: [name, jobTitle, email ? null : "no address yet"].filter(Boolean).join(", "),
              })),
          ]}
        />
        <div>
          <SubmitButton tone="quiet">Write to them</SubmitButton>
        </div>
      </OwnerForm>
    </Disclosure>
  );
}
