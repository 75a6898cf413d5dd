// Names that functions had before WebAdmin's tabs became places.

const ALIASES = {
  addMainTab: "addPrimaryMenuPlace",
  addSubTab: "addDetailPlace",
  setTabContentUrl: "setPlaceContentUrl",
  setTabAccessible: "setPlaceAccessible",
  addMainTabActionButton: "addMenuPlaceActionButton",
  addSubTabActionButton: "addDetailPlaceActionButton",
};

export function deprecatedFunctions() {
  return Object.fromEntries(
    Object.entries(ALIASES).map(([name, replacement]) => [
      name,
      function deprecated(...args) {
        console.warn(`${name} is deprecated, please use ${replacement} instead.`);
        this[replacement](...args);
      },
    ]),
  );
}
