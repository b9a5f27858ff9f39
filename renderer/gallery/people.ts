/** People of the studies; long, right-to-left and accented names included. */
export const people = {
  ana: { id: "p-ana", name: "Ana Kovač" },
  ben: { id: "p-ben", name: "Ben Whitfield" },
  dang: { id: "p-dang", name: "Đặng Thị Hồng" },
  noor: { id: "p-noor", name: "نور الهاشمي" },
  max: { id: "p-max", name: "Maximiliane von Hohenstein-Oberndorff" },
  jo: { id: "p-jo", name: "Jo" },
  me: { id: "p-me", name: "Ruth Adeyemi" },
} as const;
