import { useFormats } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { live } from "@/texts/traffic";

/** Columns, one a minute, the newest at the right. */
export function Minutes({ values, label }: { values: number[]; label: string }) {
  const t = useTexts(live);
  const formats = useFormats();
  const max = Math.max(1, ...values);
  const width = 100 / Math.max(1, values.length);
  return (
    <figure>
      <svg className="minutes" viewBox="0 0 100 40" preserveAspectRatio="none" role="img" aria-label={label}>
        {values.map((value, i) => {
          const height = (value / max) * 39;
          return (
            <rect key={i} x={i * width + width * 0.12} y={40 - height} width={width * 0.76} height={height} />
          );
        })}
      </svg>
      <figcaption className="row between soft small">
        <span>−{formats.duration(values.length * 60_000)}</span>
        <span>{t("most", { n: formats.count(max) })}</span>
        <span>{t("axisNow")}</span>
      </figcaption>
    </figure>
  );
}
