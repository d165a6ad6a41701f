// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/accounting.hpp"
#include "read/reader.hpp"
#include "unit/read/dump.hpp"

#include "support/catch.hpp"

using namespace audiosheet;
using namespace audiosheet::read;

namespace {

struct Shape {
  const char* name;
  const char* text;
  const char* dump;
};

const Shape k_shapes[] = {
    {"titles by their adornment, with and without overline", R"(=====
Pumps
=====

Intro.

Safety
------

Text.

Batteries
^^^^^^^^^

More text.
)",
     "= Pumps\np Intro.\n## Safety\np Text.\n### Batteries\np More text.\n"},
    {"admonitions, also with translated or misspelt directives", R"(Pompes
******

.. warning:: Arrêtez la pompe
   avant la douche.

.. remarque::

   Une remarque.

   - un
   - deux

.. note::
   **Important**

   Two paragraphs.

.. danger:
   One colon only.

.. admonition:: Before you start

   Read this.
)",
     R"(= Pompes
! warning (Warning)
  p Arrêtez la pompe avant la douche.
! note (Remarque)
  p Une remarque.
  - un
  - deux
! important (Important)
  p Two paragraphs.
! danger (Danger)
  p One colon only.
! note (Before you start)
  p Read this.
)"},
    {"inline mark-up goes, words stay", R"(Doses
=====

Take *one* **tablet** of ``X-1`` with `water <https://example.org/w>`_, see :ref:`the table <doses>`
and |name|.[1]_ A footnote [#n]_ too. File my_file and a \*star\* and the site_.

.. |name| replace:: this *word*
.. _site: https://example.org
.. [1] Agency, 2020.
.. [#n] A note.
.. A comment
   on two lines.
)",
     R"(= Doses
p Take one tablet of X-1 with water, see the table and this *word*. A footnote too. File my_file and a *star* and the site.
## References [references]
@ [1] Agency, 2020.
@ [#n] A note.
)"},
    {"lists, terms and glued lists", R"(Kit
===

You need:
- soap
- a towel,
  clean

1. Wash.

   Twice.
2. Dry.

#. First
#. Second

Gauze
   A thin fabric.
)",
     R"(= Kit
p You need:
- soap
- a towel, clean
1. Wash.
  p Twice.
2. Dry.
3. First
4. Second
p Gauze
p A thin fabric.
)"},
    {"tables", R"(Doses
=====

+------+-------+
| Age  | Dose  |
+======+=======+
| two  | 5 ml  |
|      | daily |
+------+-------+

====  =====
Age   Dose
====  =====
four  7 ml
====  =====

.. list-table:: By weight
   :header-rows: 1

   * - kg
     - ml
   * - 10
     - 5

.. csv-table::
   :header-rows: 1

   kg, ml
   "12", "6, or 7"
)",
     R"(= Doses
|= Age | Dose |
| two | 5 ml daily |
|= Age | Dose |
| four | 7 ml |
|= kg | ml |
| 10 | 5 |
|= kg | ml |
| 12 | 6, or 7 |
)"},
    {"pictures, contents and code", R"(Patch
=====

.. contents::
   :local:

.. figure:: patch.png
   :alt: A patch on an arm
   :width: 50%

   Where it goes.

.. image:: line.png

.. code-block:: python

   print("x")

Done::

   as is
)",
     R"(= Patch
f A patch on an arm / Where it goes.
p Done:
p as is
)"},
};

} // namespace

TEST_CASE("reStructuredText in many shapes") {
  for (const Shape& shape : k_shapes) {
    CAPTURE(shape.name);
    const FactSheet sheet = read_sheet("sheet.rst", shape.text).sheet;
    CHECK(dump(sheet) == shape.dump);
    CHECK(account_for(shape.text, sheet).lost == std::vector<std::string>{});
  }
}
