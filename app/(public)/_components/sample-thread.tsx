import { Thread, ThreadItem } from "../../ui/thread";

export function SampleThread() {
  return (
    <Thread label="A plan after an interview, as an example" grows>
      <ThreadItem nth={0} state="done" stateWord="over" when="Tue 14:00" note="day 0" title="Interview">
        <p className="text-soft">Two people, one hour, Harbour &amp; Finch.</p>
      </ThreadItem>
      <ThreadItem nth={1} state="done" when="Tue 15:30" title="How did it go?">
        <p className="text-soft">Sixty seconds of notes, while they are fresh.</p>
      </ThreadItem>
      <ThreadItem nth={2} state="promise" when="Tue 15:31" title="“Within a week.”" />
      <ThreadItem nth={3} state="due" when="Wed 09:00" note="day 1" title="Thank Ms. Ito">
        <blockquote className="mt-1 border-s-2 border-hair ps-4 font-serif text-lg leading-relaxed">
          Thank you for the hour yesterday. Your question about the invoices that arrive twice has stayed with
          me …
        </blockquote>
      </ThreadItem>
      <ThreadItem nth={4} state="due" when="Wed 09:00" title="Thank Mr. Okafor, in other words" />
      <ThreadItem nth={5} state="planned" when="Fri 10:00" note="day 10" title="Ask once, gently">
        <p className="text-soft">Their week is over, and three days of grace with it.</p>
      </ThreadItem>
      <ThreadItem nth={6} state="planned" when="Fri 10:00" note="day 17" title="A last word">
        <p className="text-soft">Short, and the door stays open.</p>
      </ThreadItem>
      <ThreadItem nth={7} state="planned" when="Mon 10:00" note="day 27" title="Let it rest?">
        <p className="text-soft">No answer is an answer too. You decide.</p>
      </ThreadItem>
    </Thread>
  );
}
