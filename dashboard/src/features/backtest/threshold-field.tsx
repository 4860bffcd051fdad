import { useId } from "react";
import type { Schemas } from "@/api/types";
import { useFormats } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { operation } from "@/texts/conversion";
import { sliderOf, writeThreshold } from "./threshold";

interface ThresholdFieldProps {
  setting: Schemas["PluginSetting"];
  /** The chosen text; undefined leaves it as the hub has it. */
  chosen: string | undefined;
  onChange: (text: string | undefined) => void;
}

/** A threshold: a slider for a number or duration, otherwise a choice or text. */
export function ThresholdField({ setting, chosen, onChange }: ThresholdFieldProps) {
  const { key, value, description } = setting;
  const t = useTexts(operation);
  const id = useId();
  return (
    <div className="field">
      <span className="row between">
        <label htmlFor={id} className="mono">
          {key}
        </label>
        {chosen === undefined ? null : (
          <button type="button" className="button quiet small" onClick={() => onChange(undefined)}>
            {t("backTo", { value })}
          </button>
        )}
      </span>
      <Control id={id} setting={setting} chosen={chosen} onChange={onChange} />
      <small id={`${id}-hint`}>{description}</small>
    </div>
  );
}

function Control({ id, setting, chosen, onChange }: ThresholdFieldProps & { id: string }) {
  const formats = useFormats();
  const slider = sliderOf(setting);
  const choose = (text: string) => onChange(text === setting.value ? undefined : text);
  const shared = { id, "aria-describedby": `${id}-hint` };
  if (slider) {
    const changed = chosen === undefined ? null : sliderOf({ ...setting, value: chosen });
    const position = changed?.value ?? slider.value;
    const shown = slider.isDuration ? formats.duration(position) : formats.decimal(position);
    const move = (to: number) => onChange(to === slider.value ? undefined : writeThreshold(slider, to));
    return (
      <span className="slider">
        <input
          {...shared}
          type="range"
          min={slider.min}
          max={slider.max}
          step={slider.step}
          value={position}
          aria-valuetext={shown}
          onChange={(event) => move(event.target.valueAsNumber)}
        />
        <output htmlFor={id} className="number">
          {shown}
        </output>
      </span>
    );
  }
  if (setting.type === "boolean") {
    return (
      <select
        {...shared}
        className="select"
        value={chosen ?? setting.value}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="true">true</option>
        <option value="false">false</option>
      </select>
    );
  }
  return (
    <input
      {...shared}
      className="input"
      value={chosen ?? setting.value}
      onChange={(event) => choose(event.target.value)}
    />
  );
}
