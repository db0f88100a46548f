import { Disclosure } from "@/app/ui/disclosure";
import type { ContactDetails } from "@/lib/contacts/queries";
import { AreaField, ChipsField, TextField } from "../../_components/form";
import { ZoneField } from "../../_components/zone-field";

export function ContactFields({ contact }: { contact?: ContactDetails }) {
  return (
    <>
      <TextField
        label="Name"
        name="name"
        autoComplete="off"
        defaultValue={contact?.name}
        maxLength={200}
        required
      />
      <TextField
        label="Email"
        name="email"
        type="email"
        inputMode="email"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={contact?.email}
        maxLength={254}
        optional
      />
      <TextField
        label="How they like to be addressed"
        name="addressAs"
        hint="Ms. Ito, or Keiko. It is the greeting of every draft."
        autoComplete="off"
        defaultValue={contact?.addressAs}
        maxLength={120}
        optional
      />
      <TextField
        label="Job title"
        name="jobTitle"
        autoComplete="off"
        defaultValue={contact?.jobTitle}
        maxLength={200}
        optional
      />
      <ChipsField
        legend="Their part"
        name="isRecruiter"
        defaultValue={contact?.isRecruiter ? "on" : "off"}
        chips={[
          { value: "off", label: "Works there" },
          { value: "on", label: "Recruiter" },
        ]}
      />
      <Disclosure
        summary="Phone and notes"
        open={Boolean(contact?.phone || contact?.timeZone || contact?.notes)}
      >
        <div className="flex flex-col gap-6 pt-2">
          <TextField
            label="Phone"
            name="phone"
            type="tel"
            autoComplete="off"
            defaultValue={contact?.phone}
            maxLength={40}
            optional
          />
          <ChipsField
            legend="The number"
            name="directLine"
            defaultValue={contact?.directLine ? "on" : "off"}
            chips={[
              { value: "off", label: "A general number" },
              { value: "on", label: "Their direct line" },
            ]}
          />
          <ZoneField
            label="Their time zone"
            defaultValue={contact?.timeZone ?? null}
            hint="A call is then proposed within their working hours. Without it, the zone of the interview counts."
            optional
          />
          <AreaField
            label="Notes"
            name="notes"
            rows={4}
            defaultValue={contact?.notes}
            maxLength={10000}
            optional
          />
        </div>
      </Disclosure>
    </>
  );
}
