import { type FormEvent, useState } from "react";
import { OPERATORS, type Operator, withFilter } from "@/lib/filters";
import { useAddress, useChangeAddress } from "@/lib/use-address";
import { useTexts } from "@/lib/use-texts";
import { PROPERTIES, type Property, properties } from "@/texts/properties";
import { viewBar } from "@/texts/view-bar";
import { FilterValues } from "./filter-values";
import { Field, SelectField } from "./form";
import { Icon } from "./icon";
import { Popover } from "./popover";

const HIDDEN: Property[] = ["segment"];

function operatorsOf(property: Property): readonly Operator[] {
  return property === "duration_s"
    ? ["at_least", "at_most"]
    : OPERATORS.filter((operator) => !operator.startsWith("at_"));
}

/** Adds a filter: a property, a condition and a value. */
export function FilterMenu() {
  const t = useTexts(viewBar);
  return (
    <Popover
      label={
        <>
          <Icon name="filter" />
          {t("addFilter")}
        </>
      }
    >
      {(close) => <FilterForm done={close} />}
    </Popover>
  );
}

function FilterForm({ done }: { done: () => void }) {
  const t = useTexts(viewBar);
  const name = useTexts(properties);
  const { filters } = useAddress();
  const change = useChangeAddress();
  const [property, setProperty] = useState<Property>("page");
  const operators = operatorsOf(property);

  function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const operator = given.get("operator") as Operator;
    change({ filters: withFilter(filters, { property, operator, values: [String(given.get("value"))] }) });
    done();
  }

  return (
    <form className="form" onSubmit={add}>
      <SelectField
        label={t("property")}
        value={property}
        onChange={(event) => setProperty(event.target.value as Property)}
        choices={PROPERTIES.filter((id) => !HIDDEN.includes(id)).map((id) => ({
          value: id,
          label: name(id),
        }))}
      />
      <SelectField
        label={t("operator")}
        name="operator"
        key={operators[0]}
        choices={operators.map((id) => ({ value: id, label: t(id) }))}
      />
      <Field
        label={t("value")}
        name="value"
        required
        maxLength={500}
        list="filter-values"
        autoComplete="off"
        type={property === "duration_s" ? "number" : "text"}
      />
      <FilterValues property={property} />
      <button type="submit" className="button">
        {t("add")}
      </button>
    </form>
  );
}
