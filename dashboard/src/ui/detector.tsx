import { useTexts } from "@/lib/use-texts";
import { detectors, severities } from "@/texts/detectors";

/** The reader's name of a detector. */
export function useDetectorName(): (detector: string) => string {
  const t = useTexts(detectors);
  return (detector) => (detector in detectors ? t(detector as keyof typeof detectors) : detector);
}

const TONES: Record<string, string> = { high: "badge bad", medium: "badge warn" };

export function Severity({ severity }: { severity: string }) {
  const t = useTexts(severities);
  return (
    <span className={TONES[severity] ?? "badge"}>
      {severity in severities ? t(severity as keyof typeof severities) : severity}
    </span>
  );
}
