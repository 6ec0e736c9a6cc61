"""Python 2 spelling becomes Python 3, line by line, with what was changed."""

import ast
import unittest

import our_python  # noqa: F401

from manytrials_python2 import _by_tokens, convert


class Python2(unittest.TestCase):
    def test_the_spellings(self):
        for was, expected in (
            ('print "x"', 'print("x")'),
            ("print", "print()"),
            ('print "a", b, c', 'print("a", b, c)'),
            ("print a,", 'print(a, end=" ")'),
            ("print >>sys.stderr, a, b", "print(a, b, file=sys.stderr)"),
            ('print "%d" % n  # "x"', 'print("%d" % n)  # "x"'),
            ('print ("a"), b', 'print(("a"), b)'),
            ('if a: print "x"; print "y"', 'if a: print("x"); print("y")'),
            ("print(a)", "print(a)"),
            ("for i in xrange(3): pass", "for i in range(3): pass"),
            ('n = raw_input("?")', 'n = input("?")'),
            ("x = it.next()", "x = next(it)"),
            ("x = self.it.next() + 1", "x = next(self.it) + 1"),
            ("if d.has_key(k): pass", "if (k in d): pass"),
            ("for k, v in d.iteritems(): pass", "for k, v in d.items(): pass"),
            ('raise ValueError, "no"', 'raise ValueError("no")'),
            ("if a <> b: pass", "if a != b: pass"),
            ("x = 10L", "x = 10"),
            ('x = "print y"', 'x = "print y"'),
            ("self.print_it()", "self.print_it()"),
        ):
            with self.subTest(was):
                self.assertEqual(_by_tokens(was + "\n"), expected + "\n")

    def test_except(self):
        text = "try:\n    f()\nexcept (A, B), e:\n    pass\nexcept ValueError, e:\n    print e\n"
        self.assertEqual(
            convert(text)[0], "try:\n    f()\nexcept (A, B) as e:\n    pass\nexcept ValueError as e:\n    print(e)\n"
        )

    def test_what_was_changed(self):
        text = "def f(n):\n    for i in xrange(n):\n        print i\n    return n / 2\n"
        changed, changes = convert(text)
        ast.parse(changed)
        self.assertEqual(
            [(change["line"], change["was"], change["is"], "sentence" in change) for change in changes],
            [
                (2, "for i in xrange(n):", "for i in range(n):", False),
                (3, "print i", "print(i)", False),
                (4, "return n / 2", "return n / 2", True),
            ],
        )

    def test_python_3_stays_as_it_is(self):
        text = "def f(n):\n    print('xs', n / 2)\n    return n\n"
        self.assertEqual(convert(text), (text, []))

    def test_odd_texts(self):
        for text in (
            "",
            "\0",
            "print '",
            "'''",
            "(" * 1000,
            "print (",
            "except",
            "raise",
            "x.next(",
            "\ufeffprint 1",
            "print 1\r\nprint 2\r\n",
        ):
            convert(text)
        self.assertEqual(convert("\ufeffprint 1\r\nprint 2")[0], "print(1)\nprint(2)")


if __name__ == "__main__":
    unittest.main()
