"""The information form (信息收集表单) of an estate: asked, printed, filled in, and made into files [handbook 1.1]."""
