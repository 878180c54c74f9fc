/** Patients that make a site count. */
export const SITE_PATIENTS = 5;
