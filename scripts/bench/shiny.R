# The rows of standard input as a page of R Shiny. Rscript shiny.R PORT
library(shiny)
rows <- read.table(file("stdin"), sep = "\t", quote = "", comment.char = "", encoding = "UTF-8")
page <- fluidPage(mainPanel(tags$main(tableOutput("plan"))))
answer <- function(input, output) output$plan <- renderTable(rows)
runApp(shinyApp(page, answer), port = as.integer(commandArgs(TRUE)[1]), host = "127.0.0.1", launch.browser = FALSE)
