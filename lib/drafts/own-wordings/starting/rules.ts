import type { DraftKind, OwnWording } from "../../schema";

/** What the editor shows before a kind of message has words of the user's own: ours, with its variables to be seen. */
export const startingWordings: Record<DraftKind, OwnWording> = {
  "thank-you": {
    subject: "Thank you for the {role} interview",
    body: `Dear {name},

Thank you for taking the time to speak with me on {day} about the {role} role. I especially enjoyed talking about {topic}.

I have given some thought to {challenge}. For this work I could build on {fit}.

Our {meeting} made me want the role even more, and I would be glad to join {company}. If there is anything you would still like to know, I will gladly tell you.

With kind regards,
{my name}
{my phone}
{my link}`,
  },
  "check-in": {
    subject: "{role} interview on {date}",
    body: `Dear {name},

Our {meeting} on {date} is still fresh in my mind, and it made me want to do this work.

Whenever there is news about the timing, I would be glad to hear it. If anything further from me would help, I will gladly send it.

Best wishes,
{my name}
{my phone}`,
  },
  "second-follow-up": {
    subject: "Our conversation on {date}: {role}",
    body: `Dear {name},

We spoke on {date} about the {role} role. I remain very interested, above all because of {topic}.

If there is anything you can share about the timing, I would be glad to hear it. I am happy to send anything that would help.

Best wishes,
{my name}
{my phone}`,
  },
  "after-timeline": {
    subject: "{role} position: {my name}",
    body: `Dear {name},

When we spoke on {date}, you expected to know more by {their date}. I remain interested in the {role} role, and I still think of our talk about {topic}.

May I ask how things stand? If you need anything more from me, please let me know.

Best wishes,
{my name}
{my phone}`,
  },
  "last-note": {
    subject: "{role} role: a last note from {my name}",
    body: `Dear {name},

This is a last short note about the {role} role, for which we spoke on {date}. I would still be glad to do this work.

If you can tell me where things stand, I would be glad to know; if not, I understand. In any case I wish you and {company} all the best.

Best wishes,
{my name}
{my phone}`,
  },
  "call-script": {
    subject: "",
    body: `Opening: “Hello {name}, this is {my name}. We spoke on {date} about the {role} role. Do you have a minute?”

Question: “I am still very interested in working with you. May I ask how things stand?”

If it is a bad moment: “Of course. When would be a better time to call?”

Thanks: “Thank you, that helps me. I wish you a good day.”`,
  },
  "linkedin-note": {
    subject: "",
    body: "Hello {name}, thank you for your time on {day}. I enjoyed talking about {topic}. I would be glad to stay in touch. {my name}",
  },
  "forward-request": {
    subject: "{role} interview: a note to pass on, from {my name}",
    body: `Hello,

On {day} I had an interview at {company} for the {role} role and spoke with {people}.

Would you be so kind as to pass on what is below? Thank you very much for your help.

{notes}

With kind regards,
{my name}
{my phone}`,
  },
  "rejection-reply": {
    subject: "{role} role: thank you",
    body: `Dear {name},

Thank you for letting me know, and for the conversation on {date}.

If you have a moment, I would be grateful for any feedback that could help me grow. If another role comes up at {company}, I would be glad to hear of it.

I wish you and the team all the best,
{my name}
{my phone}`,
  },
  "application-follow-up": {
    subject: "{role} application: {my name}",
    body: `Dear {name},

On {date} I sent you my application for the {role} role. I would bring {fit} to the team.

I am still very interested, because this is the kind of work I am looking for. If it would help, I am happy to send more.

Best wishes,
{my name}
{my phone}`,
  },
  "handwritten-note": {
    subject: "",
    body: `Dear {name},

Thank you for the time you gave me on {day}. I was glad that we came to speak about {topic}.

I hope that we will meet again.

{my name}`,
  },
  withdrawal: {
    subject: "Withdrawing my application: {role}",
    body: `Dear {name},

Thank you for the time you and your colleagues have given me for the {role} role. I have decided to withdraw my application.

I wish you and {company} all the best, and I hope our paths cross again.

With kind regards,
{my name}
{my phone}`,
  },
  "offer-thanks": {
    subject: "Thank you for the {role} offer",
    body: `Dear {name},

Thank you very much for the offer of the {role} role at {company}.

I am reading it with care. You will have my answer by {decide by}.

With kind regards,
{my name}
{my phone}`,
  },
  "deadline-note": {
    subject: "{role} role: a note about timing",
    body: `Dear {name},

Thank you again for our conversation on {date} about the {role} role. I have received an offer elsewhere and have to decide by {decide by}.

I remain very interested in working at {company}, which is why I am writing. If you can tell me anything about your timing before then, I would be grateful; if not, I fully understand.

With kind regards,
{my name}
{my phone}`,
  },
  "no-show": {
    subject: "{role} interview on {date}",
    body: `Dear {name},

We had planned to speak about the {role} role on {date}, and it seems that we missed each other. I know how quickly a day fills up.

I would be glad to find another time. Please let me know what would suit you.

With kind regards,
{my name}
{my phone}`,
  },
};
