import { notFound, redirect } from "next/navigation";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import { env, isProduction } from "@/lib/env";
import { paths } from "@/lib/paths";
import { KeyForm } from "../_components/key-form";

export const metadata = { title: "Key" };

export default function LocalKeyPage() {
  if (isProduction()) {
    notFound();
  }
  if (!env().LOCAL_KEY) {
    redirect(paths.local());
  }
  return (
    <Page width="form">
      <PageHeader
        title="The key, please"
        lead="These pages show every mail on this computer. The key stands in the terminal where Afterword was started."
      />
      <KeyForm />
    </Page>
  );
}
