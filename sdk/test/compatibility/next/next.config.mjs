/** A site of plain files, as the test serves it. */
export default { output: "export", devIndicators: false, turbopack: { root: `${import.meta.dirname}/..` } };
