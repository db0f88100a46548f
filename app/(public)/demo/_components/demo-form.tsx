import { paths } from "@/lib/paths";
import { Button } from "../../../ui/button";
import { DateTimeFields } from "../../../ui/date-time-fields";
import { TextArea } from "../../../ui/text-area";
import { TextInput } from "../../../ui/text-input";
import type { DemoSetup } from "./demo-query";

export function DemoForm({ setup, again }: { setup: DemoSetup; again?: boolean }) {
  const pair = "grid grid-cols-[repeat(auto-fit,minmax(min(12rem,100%),1fr))] gap-x-3 gap-y-6";
  return (
    <form action={paths.demo()} method="get" className="flex flex-col gap-6">
      <div className={pair}>
        <TextInput
          label="Company"
          name="company"
          autoComplete="off"
          maxLength={120}
          defaultValue={setup.company}
        />
        <TextInput label="Role" name="role" autoComplete="off" maxLength={120} defaultValue={setup.role} />
      </div>
      <TextArea
        label="Who was there"
        name="people"
        rows={2}
        hint="One name per line."
        defaultValue={setup.people.join("\n")}
        optional
      />
      <DateTimeFields
        legend="When it ended"
        dateName="date"
        timeName="end"
        dateLabel="Day"
        defaultDate={setup.date}
        defaultTime={setup.end}
        required
      />
      <TextInput
        label="Something you talked about"
        name="topic"
        autoComplete="off"
        maxLength={120}
        defaultValue={setup.topic}
        optional
      />
      <TextInput
        label="Your name"
        name="sender"
        autoComplete="off"
        maxLength={120}
        defaultValue={setup.sender}
      />
      <div>
        <Button type="submit" className="px-7">
          {again ? "Start the clock again" : "Start the clock"}
        </Button>
      </div>
    </form>
  );
}
