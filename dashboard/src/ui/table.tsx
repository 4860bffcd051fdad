import type { ReactNode } from "react";

export interface Column<Row> {
  key: string;
  title: ReactNode;
  right?: boolean;
  /** The column that takes the remaining width and wraps. */
  main?: boolean;
  cell: (row: Row) => ReactNode;
}

interface TableProps<Row> {
  label: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
}

function cellClass<Row>({ right, main }: Column<Row>): string | undefined {
  return [right ? "right number" : "", main ? "main" : ""].filter(Boolean).join(" ") || undefined;
}

/** A table that scrolls within itself where the screen is too narrow. */
export function Table<Row>({ label, columns, rows, rowKey }: TableProps<Row>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: What scrolls must be reachable by keyboard.
    <div className="table-scroll" role="group" aria-label={label} tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            {columns.map(({ key, title, right }) =>
              // A column of buttons has no title.
              title === "" ? (
                <td key={key} />
              ) : (
                <th key={key} scope="col" className={right ? "right" : undefined}>
                  {title}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <td key={column.key} className={cellClass(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
