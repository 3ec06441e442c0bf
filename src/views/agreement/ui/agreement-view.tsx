import type { View } from "../../../drawing/ui/view.ts";
import { latePart } from "../../../lib/ui/late-part.tsx";

const AgreementView = latePart(async () => (await import("./AgreementView.tsx")).AgreementView);

/** Those to whom claims are attributed, joined by what they agree on and by what they disagree on. */
export const agreementView: View = { id: "agreement", Component: AgreementView, preload: AgreementView.preload };
