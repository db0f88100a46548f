import { BottomBar } from "@/app/ui/bottom-bar";
import { AddIcon, ListIcon, MoreIcon, PeopleIcon, TodayIcon } from "@/app/ui/icons";
import { TopNav } from "@/app/ui/top-nav";
import { paths } from "@/lib/paths";

const today = { href: paths.today(), label: "Today", also: ["/steps"] };
const applications = { href: paths.applications(), label: "Applications", also: ["/interviews"] };
const contacts = { href: paths.contacts(), label: "Contacts" };

export function PhoneNavigation() {
  return (
    <BottomBar
      places={[
        { ...today, icon: <TodayIcon /> },
        { ...applications, icon: <ListIcon /> },
        { href: paths.add(), label: "Add", icon: <AddIcon /> },
        { ...contacts, icon: <PeopleIcon /> },
        {
          href: paths.more(),
          label: "More",
          icon: <MoreIcon />,
          also: [paths.searches(), paths.activity(), paths.settings()],
        },
      ]}
    />
  );
}

export function WideNavigation() {
  return (
    <TopNav
      places={[
        today,
        applications,
        contacts,
        { href: paths.activity(), label: "Activity" },
        { href: paths.settings(), label: "Settings" },
        { href: paths.add(), label: "Add an interview" },
      ]}
    />
  );
}
