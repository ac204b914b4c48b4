#include "plugin.hpp"

KENES_PLUGIN(kenes::petition::PetitionPlugin, "petition", "1.0.0", "participation",
             "Petitions: written by citizens, signed by many, answered by the authority")
